"""Sends stored files: conditional, in ranges for players, harmless when opened alone."""

import hashlib
import re
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.encoding import iri_to_uri
from django.utils.http import content_disposition_header, quote_etag

CHUNK = 64 * 1024
POLICY = "default-src 'none'; sandbox"
INLINE = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    ".vtt": "text/vtt; charset=utf-8",
}
ATTACHED = {
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".txt": "text/plain; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def serve(request: HttpRequest, file: FieldFile) -> HttpResponseBase:
    """The file, after the gate. Raises Http404 when the store has lost it.

    With `PARVIS_ACCEL_PREFIX` the bytes are sent by the web server in front, from a location only we may name.
    """
    try:
        size, changed = file.size, file.storage.get_modified_time(file.name)
    except FileNotFoundError as error:
        raise Http404 from error
    mark = f"{file.name}\x1f{size}\x1f{changed.timestamp()}"
    etag = quote_etag(hashlib.blake2b(mark.encode(), digest_size=12).hexdigest())
    kept = get_conditional_response(request, etag=etag)
    response = kept or _reply(request, file, size, etag)
    _describe(response, file.name, etag)
    return response


def _reply(request: HttpRequest, file: FieldFile, size: int, etag: str) -> HttpResponseBase:
    if settings.PARVIS_ACCEL_PREFIX:
        place = iri_to_uri(f"{settings.PARVIS_ACCEL_PREFIX}{file.name}")
        return HttpResponse(headers={"X-Accel-Redirect": place})
    wanted = _wanted_range(request, size, etag)
    if wanted is None:
        return FileResponse(file.open("rb"), headers={"Content-Length": str(size)})
    start, end = wanted
    if start >= size:
        status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
        return HttpResponse(status=status, headers={"Content-Range": f"bytes */{size}"})
    content = _part(file.open("rb"), start, end - start + 1)
    response = StreamingHttpResponse(content, status=HTTPStatus.PARTIAL_CONTENT)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Content-Length"] = str(end - start + 1)
    return response


def _wanted_range(request: HttpRequest, size: int, etag: str) -> tuple[int, int] | None:
    """First and last byte of a single range; the whole file for none, several, or a copy that has changed."""
    match = _RANGE.fullmatch(request.headers.get("Range", ""))
    if match is None or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = match.groups()
    if first:
        start, end = int(first), min(int(last or size), size - 1)
    elif last:
        start, end = max(0, size - int(last)), size - 1
    else:
        return None
    return None if end < start < size else (start, end)


def _part(stored: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    with stored:
        stored.seek(start)
        while length > 0 and (chunk := stored.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk


def _describe(response: HttpResponseBase, name: str, etag: str) -> None:
    """Headers of every answer about a file, 304 included."""
    path = PurePosixPath(name)
    kind = path.suffix.lower()
    inline = INLINE.get(kind)
    response["Content-Type"] = inline or ATTACHED.get(kind, "application/octet-stream")
    disposition = content_disposition_header(inline is None, path.name)
    response["Content-Disposition"] = disposition or "inline"
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
