"""What a document consists of, in reading order, before it becomes blocks. All markup is rich text already."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or a list."""

    markup: str


@dataclass(frozen=True, slots=True)
class Box:
    """A call-out, which stands beside the flow; `label` is the word it begins with, if any."""

    label: str
    markup: str


@dataclass(frozen=True, slots=True)
class Quote:
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one length; `headings` is empty when no row heads the table."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_column_names_rows: bool


@dataclass(frozen=True, slots=True)
class Picture:
    source: str
    alt: str


Item = Heading | Text | Box | Quote | Table | Picture
