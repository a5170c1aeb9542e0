"""What may be uploaded: files that are what their names say, without traces of who took them, and only if there is room."""

import errno
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_ROOM_WORDS = _(
    "The server has no room left for this file. Nothing was stored. Please tell the people who run the site."
)
INCOMING = ".incoming"
MOST_MEMBERS = 10_000
HEAD = 4096
HARMLESS_SEGMENTS = {"APP0", "APP2", "APP14"}  # JFIF, colour profile, colour transform
TRACES = {"exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment"}


def verify_document(upload: File) -> None:
    """Raises ValidationError when the content is not of the kind that the extension promises."""
    kind = PurePosixPath(upload.name or "").suffix.lower().lstrip(".")
    check = CHECKS.get(kind)
    upload.seek(0)
    fits = check is not None and check(upload)
    upload.seek(0)
    if not fits:
        message = _("This is not a .%(kind)s file: its content is of another kind.")
        raise ValidationError(message, code="wrong_content", params={"kind": kind or "?"})


def _begins(*marks: bytes, at: int = 0) -> Callable[[Any], bool]:
    def check(stored: BinaryIO) -> bool:
        return stored.read(HEAD)[at:].startswith(marks)

    return check


def _is_text(stored: BinaryIO) -> bool:
    """Words without control characters; an HTML page under another name is not just words."""
    head = stored.read(HEAD)
    return b"\0" not in head and not head.lstrip().lower().startswith(
        (b"<!doctype", b"<html", b"<svg", b"<?xml")
    )


def _is_captions(stored: BinaryIO) -> bool:
    return stored.read(HEAD).removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT")


def _office(folder: str) -> Callable[[Any], bool]:
    """Office Open XML, without macros."""

    def check(stored: BinaryIO) -> bool:
        names = _members(stored)
        macros = any(name.endswith("vbaProject.bin") for name in names)
        return (
            "[Content_Types].xml" in names
            and not macros
            and any(n.startswith(folder) for n in names)
        )

    return check


def _open_document(kind: bytes) -> Callable[[Any], bool]:
    def check(stored: BinaryIO) -> bool:
        head = stored.read(HEAD)
        return head.startswith(b"PK") and b"application/vnd.oasis.opendocument." + kind in head

    return check


def _members(stored: BinaryIO) -> list[str]:
    """The names in an archive, which is never unpacked; none for what is not an archive or has absurdly many."""
    try:
        with zipfile.ZipFile(stored) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return []
    return names if len(names) <= MOST_MEMBERS else []


CHECKS: dict[str, Callable[[Any], bool]] = {
    "csv": _is_text,
    "docx": _office("word/"),
    "mp4": _begins(b"ftyp", at=4),
    "odp": _open_document(b"presentation"),
    "ods": _open_document(b"spreadsheet"),
    "odt": _open_document(b"text"),
    "pdf": _begins(b"%PDF-"),
    "pptx": _office("ppt/"),
    "txt": _is_text,
    "vtt": _is_captions,
    "webm": _begins(b"\x1a\x45\xdf\xa3"),
    "xlsx": _office("xl/"),
    "zip": lambda stored: bool(_members(stored)),
}


def without_traces(picture: File) -> File:
    """The picture without camera data, place, author and comments, turned upright; itself when it has none.

    The pixels of an upright JPEG are kept as they are compressed. Raises OSError for what is not a picture.
    """
    picture.seek(0)
    with Image.open(picture) as image:
        cleaned = _cleaned(image) if _has_traces(image) else None
    picture.seek(0)
    if cleaned is None:
        return picture
    return ContentFile(cleaned, name=picture.name)


def _has_traces(image: Image.Image) -> bool:
    segments = {name for name, _content in getattr(image, "applist", [])}
    told = TRACES & set(image.info) or getattr(image, "text", None) or dict(image.getexif())
    return bool(told) or image.format == "MPO" or bool(segments - HARMLESS_SEGMENTS - {"COM"})


def _cleaned(image: Image.Image) -> bytes:
    kind = "JPEG" if image.format == "MPO" else str(image.format)
    is_upright = image.getexif().get(0x0112, 1) == 1
    options: dict[str, Any] = {"icc_profile": image.info.get("icc_profile")}
    if kind == "JPEG":
        as_it_is = is_upright and image.format == "JPEG"
        options |= {"quality": "keep" if as_it_is else 92, "comment": b"", "exif": b"", "xmp": b""}
    elif kind in {"WEBP", "AVIF"}:
        options |= {"quality": 92, "exif": b"", "xmp": b""}
    elif kind == "GIF":
        options["comment"] = b""
    if getattr(image, "is_animated", False) and kind != "JPEG":
        options["save_all"] = True
    upright = image if is_upright else ImageOps.exif_transpose(image)
    output = BytesIO()
    upright.save(output, kind, **options)
    return output.getvalue()


class StagedFile(TemporaryUploadedFile):
    """An upload that lies on the disk of the store already, so that storing it is a change of name."""

    def __init__(self, staged: Any, upload: File) -> None:
        kind = getattr(upload, "content_type", "")
        UploadedFile.__init__(self, staged, upload.name, kind, upload.size, None)


def stage(upload: File, storage: Storage) -> File:
    """Brings the whole upload to the disk of the store; raises ValidationError when it has no room, and leaves nothing.

    A store that is elsewhere takes the upload as it is.
    """
    if not isinstance(storage, FileSystemStorage):
        return upload
    folder = Path(storage.location) / INCOMING
    upload.seek(0)
    staged: Any = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staged = tempfile.NamedTemporaryFile(dir=folder)  # noqa: SIM115  it lives as long as the upload
        shutil.copyfileobj(upload, staged)
        staged.flush()
        os.fsync(staged.fileno())
    except OSError as error:
        if staged is not None:
            with suppress(OSError):  # what is still in memory does not fit either
                staged.close()
        if error.errno not in NO_ROOM:
            raise
        raise ValidationError(NO_ROOM_WORDS, code="no_room") from error
    staged.seek(0)
    return StagedFile(staged, upload)
