"""A page's body as finished HTML, with what can be said of it: contents, words, entries, reading time."""

import math
import re
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from kernel.rich_text import plain_text
from pages.blocks.body import render_blocks
from pages.blocks.reading import faq_entries
from pages.links import Readers, rendering_for
from pages.page_models import BasePage, FaqPage

WORDS_PER_MINUTE = 200
LONGEST_ANCHOR = 60
_HEADING = re.compile(r"<h([23])(\s[^>]*)?>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True)
class Body:
    """What a page's content is for its readers."""

    html: str = ""
    text: str = ""
    entries: list[dict[str, Any]] = field(default_factory=list)
    toc: list[dict[str, Any]] = field(default_factory=list)
    reading_minutes: int = 1


def render_body(page: BasePage, readers: Readers) -> Body:
    """Renders the page's blocks in the page's own language, for its readers; a kind without body gives empty words.

    Costs the statements of what the blocks show: pictures, documents, linked pages.
    """
    stream: StreamValue | None = getattr(page, "body", None)
    if stream is None:
        return Body()
    is_faq = isinstance(page, FaqPage)
    with translation.override(page.locale.language_code), rendering_for(readers):
        entries = _entries(stream)
        # A FAQ shows its questions itself, so that each has a filter, an address and a vote.
        html = render_blocks(
            block for block in stream if not (is_faq and block.block_type == "faq")
        )
    html, toc = with_anchors(str(html))
    text = plain_text(html)
    if is_faq:
        text = " ".join([text, *(f"{e['question']} {e['answer_text']}" for e in entries)]).strip()
    return Body(html, text, entries, toc, _minutes(page, text))


def _entries(stream: StreamValue) -> list[dict[str, Any]]:
    """The questions in their order, each with the heading of its group."""
    faqs = [child.value for child in stream if child.block_type == "faq"]
    groups = [faq["heading"] for faq in faqs for _entry in faq["entries"]]
    found = zip(faq_entries(stream), groups, strict=True)
    return [{**entry, "group": group or ""} for entry, group in found]


def with_anchors(html: str) -> tuple[str, list[dict[str, Any]]]:
    """The HTML with an id on each heading of the second and third level, and the table of contents that follows."""
    toc: list[dict[str, Any]] = []
    taken = set(_ID.findall(html))

    def anchored(match: re.Match[str]) -> str:
        level, attributes, inner = match[1], match[2] or "", match[3]
        title = plain_text(inner)
        if not title:
            return match[0]
        known = _ID.search(attributes)
        anchor = known[1] if known else _new_anchor(title, taken)
        toc.append({"anchor": anchor, "title": title, "level": int(level)})
        attributes = attributes if known else f'{attributes} id="{anchor}"'
        return f"<h{level}{attributes}>{inner}</h{level}>"

    return _HEADING.sub(anchored, html), toc


def _new_anchor(title: str, taken: set[str]) -> str:
    """The title as an id that no other element has; numbered when two headings say the same."""
    base = slugify(title)[:LONGEST_ANCHOR].strip("-") or "section"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken.add(anchor)
    return anchor


def _minutes(page: BasePage, text: str) -> int:
    told: int | None = getattr(page, "duration_minutes", None)
    return told or max(1, math.ceil(len(text.split()) / WORDS_PER_MINUTE))
