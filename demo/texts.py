"""Reads the demonstration's data files, and turns their short Markdown into the rich text that editors write."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt

from pages.importing.conversion import text_markup
from pages.importing.flow import flow
from pages.importing.items import Heading, Text
from pages.importing.rich_text import LinkResolver, external_links

DATA = Path(__file__).parent / "data"
NARROW = "\N{NO-BREAK SPACE}"

_markdown = MarkdownIt("commonmark")
_BEFORE = re.compile(r"(?<=\S) (?=[:;!?»%€])")
_AFTER = re.compile(r"« (?=\S)")

PageLink = Callable[[str], int]
"""Gives the page of a key."""


@cache
def data(name: str) -> Any:
    """The content of one data file."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def pages() -> list[dict[str, Any]]:
    """The pages that were written for the demonstration, in their order."""
    return [data(f"pages/{file.name}") for file in sorted((DATA / "pages").glob("*.yaml"))]


def spaced(words: str, locale: str) -> str:
    """French as it is printed: no line breaks before : ; ! ? and inside « »."""
    if locale != "fr":
        return words
    return _AFTER.sub(f"«{NARROW}", _BEFORE.sub(NARROW, words))


def rich(source: str, locale: str, page_link: PageLink | None = None) -> str:
    """Markdown as rich text; `[words](page:key)` links to a page of the demonstration."""
    markup = _markdown.render(spaced(source, locale))
    items = flow(_known_scheme(markup), _resolver(page_link))
    return "".join(text_markup(item) for item in items if isinstance(item, Text | Heading))


def _known_scheme(markup: str) -> str:
    """Page links as addresses that the cleaner lets pass."""
    return markup.replace('href="page:', 'href="?page=')


def _resolver(page_link: PageLink | None) -> LinkResolver:
    def resolve(address: str) -> str | None:
        key = address.removeprefix("?page=")
        if page_link is not None and key != address:
            return f'linktype="page" id="{page_link(key)}"'
        return external_links(address)

    return resolve
