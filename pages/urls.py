"""Addresses about pages, and of the files they show; the pages themselves are in `page_urls`."""

from django.urls import URLPattern, path

from pages import views

app_name = "pages"
urlpatterns: list[URLPattern] = [
    path("help/", views.help_centre, name="help-centre"),
    path("pages/<slug:public_id>/", views.permalink, name="permalink"),
    path("pages/<slug:public_id>/changes/", views.page_changes, name="changes"),
    path("pages/<slug:public_id>/helpful/", views.helpfulness_give, name="helpfulness-give"),
    path("pages/<slug:public_id>/report-error/", views.error_report, name="error-report"),
    path("media/<path:path>", views.media, name="media"),
]
