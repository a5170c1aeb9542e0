"""What every reader yields: a document with checked fields, or the reason why there is none."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

CONVERSION = 1  # counted up when the same document becomes other blocks, so that the next import updates its page
LONGEST_ID = 200
LONGEST_TITLE = 255
LONGEST_QUESTION = 200
LONGEST_SECTION = 100
LONGEST_MARKUP = 2_000_000
DEEPEST_SECTION = 6

KINDS = {
    "guide": "guide",
    "training": "training",
    "faq": "faq",
    "fiche": "guide",
    "question-reponse": "faq",
}

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")


class Refused(ValueError):
    """A row that cannot become a page; its text is the reason, for the person who repairs the row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a document comes from and on what terms it may be shown."""

    source: str
    name: str = ""
    address: str = ""
    licence: str = ""
    licence_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section on the way to a document; one that was a folder has its path, and a slug of its name."""

    title: str
    slug: str = ""
    summary: str = ""
    folder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One page to be. `where` says where it was read: "line 12", or a file's path.

    `folder` is set for documents that may name others beside them; `files` are those they name, with their digests.
    """

    where: str
    external_id: str
    kind: str
    title: str
    markup: str
    origin: Origin
    summary: str = ""
    slug: str = ""
    sections: tuple[Section, ...] = ()
    dated: date | None = None
    tags: tuple[str, ...] = ()
    owner: str = ""
    review_on: date | None = None
    duration_minutes: int | None = None
    folder: str | None = None
    files: tuple[tuple[str, str], ...] = ()

    @property
    def checksum(self) -> str:
        """Changes when the page would; where the document stands in its file does not count."""
        content = asdict(self) | {"where": CONVERSION}
        text = json.dumps(content, sort_keys=True, default=str, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A row that was refused, and why."""

    where: str
    reason: str
    external_id: str = ""


class Fields:
    """Reads the fields of one row and refuses, in words, what they may not hold."""

    def __init__(self, row: Mapping[str, Any]) -> None:
        self.row = row

    def text(self, name: str, *, longest: int, required: bool = False) -> str:
        """A text on one line, without control characters; absent, null and empty are the same."""
        value = self.row.get(name)
        if value is None:
            value = ""
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise Refused(f'"{name}" is not a text')
        line = _SPACES.sub(" ", clean_text(value, name)).strip()
        if required and not line:
            raise Refused(f'"{name}" is missing')
        if len(line) > longest:
            raise Refused(f'"{name}" has {len(line)} characters, {longest} are possible')
        return line

    def markup(self, name: str) -> str:
        """A text of any form up to two million characters; it may not be empty."""
        value = self.row.get(name)
        if not isinstance(value, str) or not value.strip():
            raise Refused(f'"{name}" is missing' if not value else f'"{name}" is not a text')
        if len(value) > LONGEST_MARKUP:
            raise Refused(f'"{name}" has {len(value)} characters, {LONGEST_MARKUP} are possible')
        return clean_text(value, name)

    def kind(self, default: str = "") -> str:
        """One of our kinds, or a word of the corpus that means one."""
        name = self.text("kind", longest=40) or default
        if not name:
            raise Refused('"kind" is missing')
        if name not in KINDS:
            raise Refused(f'unknown kind "{name}"; known are {", ".join(KINDS)}')
        return KINDS[name]

    def date(self, name: str) -> date | None:
        """A day written YYYY-MM-DD; absent, null and empty are no date."""
        value = self.row.get(name)
        if value in (None, ""):
            return None
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError as error:
            raise Refused(f'"{name}" is "{str(value)[:40]}", not a date like 2026-11-23') from error

    def words(self, name: str) -> tuple[str, ...]:
        """A list of short texts, or one text with commas; each word once."""
        value = self.row.get(name) or []
        parts = value.split(",") if isinstance(value, str) else value
        if not isinstance(parts, list) or not all(isinstance(part, str | int) for part in parts):
            raise Refused(f'"{name}" is not a list of texts')
        lines = [Fields({name: part}).text(name, longest=100) for part in parts]
        return tuple(dict.fromkeys(line for line in lines if line))

    def number(self, name: str, *, highest: int) -> int | None:
        """A whole number from 1 to `highest`, or none."""
        value = self.row.get(name)
        if value in (None, ""):
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= highest:
            raise Refused(f'"{name}" is not a whole number from 1 to {highest}')
        return value


def clean_text(value: str, name: str) -> str:
    """The text without control characters; half a character (a lone surrogate) is refused, no database keeps it."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Refused(
            f'"{name}" holds half a character: the row was cut or wrongly encoded'
        ) from error
    return _CONTROL.sub("", value)
