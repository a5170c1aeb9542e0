"""Addresses of pages about the site itself."""

from django.urls import path

from ui import views

app_name = "ui"
urlpatterns = [
    path("brand.css", views.brand_sheet, name="brand-sheet"),
    path("logo", views.logo, name="logo"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("privacy/", views.privacy, name="privacy"),
    path("shortcuts/", views.shortcuts, name="shortcuts"),
    path("site-help/", views.site_help, name="site-help"),
    path("styleguide/", views.styleguide, name="styleguide"),
]
