"""Reads documents from a folder of Markdown files with front matter; folders are sections."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

from pages.importing.documents import (
    DEEPEST_SECTION,
    LONGEST_ID,
    LONGEST_MARKUP,
    LONGEST_SECTION,
    LONGEST_TITLE,
    Document,
    Fields,
    Origin,
    Problem,
    Refused,
    Section,
    clean_text,
)
from pages.importing.making import INDEX_NAMES, MARKDOWN

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
FIRST_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
ORDER = re.compile(r"^\d+[-_. ]+")
LOCAL_TARGET = re.compile(r'(?:href|src)="(?![a-z][a-z0-9+.-]*:|/|#)([^"#?]+)', re.IGNORECASE)
LARGEST_FILE = 4 * LONGEST_MARKUP

_markdown = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable(
    ["table", "strikethrough"]
)


class MarkdownFolder:
    """A folder of `.md` files. Hidden files, and what a link leads to outside the folder, are not read."""

    def __init__(self, path: Path, *, source: str = "") -> None:
        self.root = path.resolve()
        self.source = source or self.root.name
        self._sections: dict[Path, Section | Problem] = {}

    def count(self) -> int:
        """How many files there are to become pages."""
        return sum(1 for _file in self._files())

    def read(self) -> Iterator[Document | Problem]:
        """Every file as a document or a problem, folder by folder, by name; index files describe their section."""
        for file in self._files():
            where = file.relative_to(self.root).as_posix()
            try:
                yield self._document(file, where)
            except Refused as refused:
                yield Problem(where=where, reason=str(refused), external_id=where)
            except OSError as error:
                yield Problem(
                    where=where, reason=f"cannot be read: {error.strerror}", external_id=where
                )
        yield from [found for found in self._sections.values() if isinstance(found, Problem)]

    def _files(self) -> Iterator[Path]:
        for file in sorted(self.root.rglob("*")):
            parts = file.relative_to(self.root).parts
            if any(part.startswith(".") for part in parts) or file.suffix.lower() not in MARKDOWN:
                continue
            inside = file.resolve().is_relative_to(self.root)
            if inside and file.is_file() and file.name.lower() not in INDEX_NAMES:
                yield file

    def _document(self, file: Path, where: str) -> Document:
        front, text = _parts(file)
        fields = Fields(front)
        heading = FIRST_HEADING.match(text)
        if heading and not front.get("title"):
            text = text[heading.end() :]
        markup = _markdown.render(text)
        if not markup.strip():
            raise Refused("there is no text below the front matter")
        return Document(
            where=where,
            external_id=_checked(where, LONGEST_ID, "the path"),
            kind=fields.kind(default="guide"),
            title=fields.text("title", longest=LONGEST_TITLE) or _title(heading, file),
            slug=fields.text("slug", longest=80) or ORDER.sub("", file.stem),
            summary=fields.text("summary", longest=2_000),
            markup=markup,
            sections=tuple(self._sections_above(file)),
            dated=fields.date("date"),
            tags=fields.words("tags"),
            owner=fields.text("owner", longest=150),
            review_on=fields.date("review_on"),
            duration_minutes=fields.number("duration_minutes", highest=10_000),
            origin=self._origin(fields),
            folder=file.parent.relative_to(self.root).as_posix(),
            files=tuple(self._named_files(file, markup)),
        )

    def _origin(self, fields: Fields) -> Origin:
        """The file's own source is only told; pages are identified by the folder's, so that editing it makes no second page."""
        return Origin(
            source=self.source,
            name=fields.text("source", longest=100),
            address=fields.text("url", longest=500),
            licence=fields.text("licence", longest=200),
            licence_address=fields.text("licence_url", longest=500),
        )

    def _sections_above(self, file: Path) -> Iterator[Section]:
        folders = [
            folder
            for folder in file.parents
            if folder != self.root and folder.is_relative_to(self.root)
        ]
        if len(folders) > DEEPEST_SECTION:
            raise Refused(
                f"the file is {len(folders)} folders deep, {DEEPEST_SECTION} are possible"
            )
        for folder in reversed(folders):
            if folder not in self._sections:
                self._sections[folder] = self._section(folder)
            section = self._sections[folder]
            yield section if isinstance(section, Section) else _named_section(folder, self.root)

    def _section(self, folder: Path) -> Section | Problem:
        """What the folder's index file says of its section; a broken one is a problem and the folder's name stands."""
        index = next((f for f in sorted(folder.iterdir()) if f.name.lower() in INDEX_NAMES), None)
        named = _named_section(folder, self.root)
        if index is None:
            return named
        where = index.relative_to(self.root).as_posix()
        try:
            front, text = _parts(index)
            fields, heading = Fields(front), FIRST_HEADING.match(text)
            title = fields.text("title", longest=LONGEST_SECTION) or (
                heading[1] if heading else named.title
            )
            summary = fields.text("summary", longest=300)
            slug = fields.text("slug", longest=80) or named.slug
        except Refused as refused:
            return Problem(where=where, reason=str(refused), external_id=where)
        return Section(
            title=title[:LONGEST_SECTION], slug=slug, summary=summary, folder=named.folder
        )

    def _named_files(self, file: Path, markup: str) -> Iterator[tuple[str, str]]:
        """The files beside the document that it names, with their digests: a new picture is a change of the page."""
        for name in sorted(set(LOCAL_TARGET.findall(markup))):
            target = file.parent / name
            if target.suffix.lower() not in MARKDOWN and target.is_file():
                yield name, hashlib.sha256(target.read_bytes()).hexdigest()


def _parts(file: Path) -> tuple[dict[str, Any], str]:
    """The front matter as fields, and the text below it."""
    if file.stat().st_size > LARGEST_FILE:
        raise Refused(f"the file is larger than {LARGEST_FILE} bytes")
    try:
        text = clean_text(file.read_bytes().decode("utf-8-sig"), "the file")
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8: byte {error.start + 1}") from error
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        front = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Refused(
            f"the front matter is not YAML: {' '.join(str(error).split())[:200]}"
        ) from error
    if front is not None and not isinstance(front, dict):
        raise Refused("the front matter is not a list of fields")
    return {str(name): value for name, value in (front or {}).items()}, text[match.end() :]


def _title(heading: re.Match[str] | None, file: Path) -> str:
    if heading:
        return _checked(heading[1], LONGEST_TITLE, "the title")
    return _named(file.stem)


def _named(name: str) -> str:
    """A file's or folder's name as words: "02-premiers_pas" is "Premiers pas"."""
    words = re.sub(r"[-_]+", " ", ORDER.sub("", name)).strip() or name
    return words[:1].upper() + words[1:]


def _named_section(folder: Path, root: Path) -> Section:
    title = _checked(_named(folder.name), LONGEST_SECTION, "the folder's name")
    return Section(
        title=title, slug=ORDER.sub("", folder.name), folder=folder.relative_to(root).as_posix()
    )


def _checked(value: str, longest: int, name: str) -> str:
    if len(value) > longest:
        raise Refused(f"{name} has {len(value)} characters, {longest} are possible")
    return value
