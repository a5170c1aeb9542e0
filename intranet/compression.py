"""Compressed replies: brotli where the browser takes it, else gzip, never twice.

A compressed reply that holds a secret beside text of an attacker's choice tells the secret by its length (BREACH). CSRF tokens are
masked anew in each reply, cookies are SameSite, and the length itself is blurred: by random bytes inside gzip, by a header of random
length beside brotli.
"""

import re
import secrets

import brotli
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.text import compress_string

from intranet.middleware import GetResponse

SHORTEST = 500  # bytes; below it compression costs more than it saves
QUALITY = 4  # half the time of gzip's best and smaller
MOST_PADDING = 100
PADDING_HEADER = "X-Padding"
_COMPRESSIBLE = re.compile(r"text/|application/(json|javascript|xml)|image/svg")
_TAKES_BROTLI = re.compile(r"\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
_TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")


class Compress:
    """Compresses whole replies of text; files are streamed as they are, static files were compressed when collected."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and _is_worth_it(response):
            patch_vary_headers(response, ["Accept-Encoding"])
            _compress(response, request.headers.get("Accept-Encoding", ""))
        return response


def _is_worth_it(response: HttpResponse) -> bool:
    compressible = _COMPRESSIBLE.match(response.get("Content-Type", ""))
    plain = not response.has_header("Content-Encoding")
    return bool(compressible and plain and len(response.content) >= SHORTEST)


def _compress(response: HttpResponse, accepted: str) -> None:
    if _TAKES_BROTLI.search(accepted):
        response.content = brotli.compress(response.content, brotli.MODE_TEXT, QUALITY)
        response["Content-Encoding"] = "br"
        response[PADDING_HEADER] = "x" * secrets.randbelow(MOST_PADDING)
    elif _TAKES_GZIP.search(accepted):
        response.content = compress_string(response.content, max_random_bytes=MOST_PADDING)
        response["Content-Encoding"] = "gzip"
    else:
        return
    response["Content-Length"] = str(len(response.content))
    etag = response.get("ETag", "")
    if etag.startswith('"'):
        response["ETag"] = f"W/{etag}"
