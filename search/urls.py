"""Addresses of search."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path


def _later(request: HttpRequest) -> HttpResponse:
    raise Http404


app_name = "search"
urlpatterns = [
    path("", _later, name="results"),
    path("suggest/", _later, name="suggest"),
]
