"""What browsers may keep: private copies that they ask about each time, answered 304 when nothing changed.

The ETag is computed after the view, hence after the gate: who lost access gets 404, never "not modified". A view that knows its
version without rendering sets its own ETag; one that must leave no trace sets `Cache-Control: no-store`.
"""

import hashlib
import re
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from intranet.middleware import GetResponse

PRIVATE = "private, no-cache"
# Each rendering masks the CSRF secret anew; a kept copy's token stays good for as long as the secret does.
_MASKED_TOKEN = re.compile(rb'(csrfmiddlewaretoken" value="|CSRF_TOKEN": ")[A-Za-z0-9]{64}')


class PrivateReplies:
    """Default caching headers, and 304 for what the browser has already."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.get("Content-Encoding") == "None":  # Wagtail sends this with documents
            del response["Content-Encoding"]
        response.headers.setdefault("Cache-Control", PRIVATE)
        if request.method not in {"GET", "HEAD"} or response.status_code != HTTPStatus.OK:
            return response
        if isinstance(response, HttpResponse) and "no-store" not in response["Cache-Control"]:
            response.headers.setdefault("ETag", _etag(request, response))
        return _or_not_modified(request, response)


def _etag(request: HttpRequest, response: HttpResponse) -> str:
    """Names the content but for its masked tokens, and the secret that makes those tokens good."""
    digest = hashlib.blake2b(_MASKED_TOKEN.sub(b"", response.content), digest_size=12)
    digest.update(request.META.get("CSRF_COOKIE", "").encode())
    return f'"{digest.hexdigest()}"'


def _or_not_modified(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    etag = response.get("ETag")
    if etag is None:
        return response
    return get_conditional_response(request, etag=etag, response=response) or response
