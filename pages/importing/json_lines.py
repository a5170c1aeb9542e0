"""Reads documents from JSON lines, compressed or not, one row in memory at a time."""

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pages.importing.documents import (
    DEEPEST_SECTION,
    LONGEST_ID,
    LONGEST_SECTION,
    LONGEST_TITLE,
    Document,
    Fields,
    Origin,
    Problem,
    Refused,
    Section,
)

LONGEST_LINE = 8_000_000
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class JsonLines:
    """A `.jsonl` or `.jsonl.gz` file. `source` names the rows' source where they name none."""

    def __init__(self, path: Path, *, source: str = "", sections: str = "theme-subject") -> None:
        self.path = path
        self.source = source or path.name.split(".")[0]
        self.sections = sections

    def count(self) -> int:
        """How many lines there are, for a progress bar; what cannot be read ends the count."""
        try:
            with self._open() as file:
                return sum(1 for _line in _lines(file))
        except (EOFError, OSError, zlib.error):
            return 0

    def read(self) -> Iterator[Document | Problem]:
        """Every line as a document or a problem; blank lines are nothing. A file that breaks off ends in a problem."""
        number = 0
        try:
            with self._open() as file:
                for number, line in enumerate(_lines(file), start=1):
                    if line.strip():
                        yield self._document(f"line {number}", line)
        except (EOFError, OSError, zlib.error) as error:
            yield Problem(
                where=f"line {number + 1}", reason=f"the file cannot be read further: {error}"
            )

    def _open(self) -> BinaryIO:
        return gzip.open(self.path) if self.path.suffix == ".gz" else self.path.open("rb")  # type: ignore[return-value]

    def _document(self, where: str, line: bytes) -> Document | Problem:
        row: dict[str, Any] = {}
        try:
            row = _row(line)
            return self._read_row(where, row)
        except Refused as refused:
            known = row.get("id")
            external_id = (
                known[:LONGEST_ID] if isinstance(known, str) and known.isprintable() else ""
            )
            return Problem(where=where, reason=str(refused), external_id=external_id)

    def _read_row(self, where: str, row: dict[str, Any]) -> Document:
        fields = Fields(row)
        return Document(
            where=where,
            external_id=fields.text("id", longest=LONGEST_ID, required=True),
            kind=fields.kind(),
            title=fields.text("title", longest=LONGEST_TITLE, required=True),
            summary=fields.text("summary", longest=2_000),
            markup=fields.markup("html"),
            sections=self._sections(fields),
            dated=fields.date("date"),
            tags=fields.words("tags"),
            owner=fields.text("owner", longest=150),
            review_on=fields.date("review_on"),
            duration_minutes=fields.number("duration_minutes", highest=10_000),
            origin=Origin(
                source=fields.text("source", longest=100) or self.source,
                address=fields.text("url", longest=500),
                licence=fields.text("licence", longest=200),
                licence_address=fields.text("licence_url", longest=500),
            ),
        )

    def _sections(self, fields: Fields) -> tuple[Section, ...]:
        """The row's own path of sections, or its theme and its subject, without the theme's words said twice."""
        own = fields.words("sections")
        theme = fields.text("theme", longest=LONGEST_SECTION)
        subject = fields.text("subject", longest=300)
        parts = [part.strip() for part in subject.split(",") if part.strip() not in {"", theme}]
        below = ", ".join(parts)
        if len(below) > LONGEST_SECTION:
            raise Refused(f'"subject" is longer than {LONGEST_SECTION} characters')
        titles = {
            "theme-subject": [theme, below],
            "subject": [below or theme],
            "theme": [theme],
            "none": [],
        }[self.sections]
        path = own if own and self.sections != "none" else titles
        if len(path) > DEEPEST_SECTION:
            raise Refused(f'"sections" has {len(path)} levels, {DEEPEST_SECTION} are possible')
        return tuple(Section(title=title) for title in path if title)


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file; of a line that is too long only the beginning, which does not parse, is kept."""
    first = True
    while line := file.readline(LONGEST_LINE):
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST_LINE)
        yield line.removeprefix(BYTE_ORDER_MARK) if first else line
        first = False


def _row(line: bytes) -> dict[str, Any]:
    """The line's object, or a refusal that says what is wrong with the line."""
    if len(line) >= LONGEST_LINE:
        raise Refused(f"the line is longer than {LONGEST_LINE} bytes")
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8: byte {error.start + 1} of the line") from error
    except json.JSONDecodeError as error:
        raise Refused(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    except RecursionError as error:
        raise Refused("not JSON that can be read: nested too deeply") from error
    if not isinstance(row, dict):
        raise Refused("not an object with fields")
    return row
