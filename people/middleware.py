"""The language and the time zone of the reader, in which every page is shown."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers


class PreferencesMiddleware:
    """Shows the interface in the language and time zone of the profile; before sign-in, of a cookie or the browser.

    The language of content is its own and stays. No statement beyond the one that loads the viewer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language, zone = _language(request), _time_zone(request)
        with translation.override(language), timezone.override(zone):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if not request.user.is_authenticated:
            patch_vary_headers(response, ["Cookie", "Accept-Language"])
        return response


def _language(request: HttpRequest) -> str:
    wanted = request.user.locale if request.user.is_authenticated else ""
    if wanted in dict(settings.LANGUAGES):
        return wanted
    return translation.get_language_from_request(request)


def _time_zone(request: HttpRequest) -> ZoneInfo:
    if request.user.is_authenticated:
        try:
            return ZoneInfo(request.user.time_zone)
        except (ZoneInfoNotFoundError, ValueError):
            pass  # a zone that the world has given up since it was chosen
    return ZoneInfo(settings.TIME_ZONE)
