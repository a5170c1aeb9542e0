"""Addresses that Wagtail reverses by names without a namespace: documents, and every page of the tree. Included last."""

from django.urls import URLPattern, path, re_path

from pages import views

urlpatterns: list[URLPattern] = [
    path("documents/<int:document_id>/<str:filename>", views.document, name="wagtaildocs_serve"),
    re_path(r"^((?:[\w\-]+/)*)$", views.page_show, name="wagtail_serve"),
]
