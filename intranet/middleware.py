"""A reference number for each request, and the content security policy of each part of the site."""

import logging
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase

GetResponse = Callable[[HttpRequest], HttpResponseBase]
REFERENCE_HEADER = "X-Request-ID"
ADMIN = "/admin/"
_GIVEN_REFERENCE = re.compile(r"[A-Za-z0-9-]{8,64}")

SITE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ADMIN_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        # The rich text editor and the tooltips of Wagtail's admin bring style elements of their own.
        "style-src-elem 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self'",
        "connect-src 'self'",
        "frame-src 'self'",  # previews
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"

reference: ContextVar[str] = ContextVar("reference", default="-")


class ReferenceNumber:
    """Names each request in the logs, in the reply and on the error page; a proxy's own number is kept."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(REFERENCE_HEADER, "")
        number = given if _GIVEN_REFERENCE.fullmatch(given) else secrets.token_hex(6)
        mark = reference.set(number)
        try:
            response = self.get_response(request)
        finally:
            reference.reset(mark)
        response[REFERENCE_HEADER] = number
        return response


class ReferenceFilter(logging.Filter):
    """Gives log records the reference number of the request they belong to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.reference = reference.get()
        return True


class ContentSecurityPolicy:
    """The strict policy of the site, and the admin's, which may also frame its previews."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        in_admin = request.path.startswith(ADMIN)
        headers = response.headers
        headers.setdefault("Content-Security-Policy", ADMIN_POLICY if in_admin else SITE_POLICY)
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        if in_admin:
            headers["X-Frame-Options"] = "SAMEORIGIN"
        return response
