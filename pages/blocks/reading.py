"""What a body says, without laying it out: its words, its questions, its links."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from wagtail.blocks import StreamValue, StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from kernel.rich_text import plain_text

_SPACES = re.compile(r"\s+")
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


class RichLink(NamedTuple):
    """A link in a rich text: its words, the page it leads to if it is one of ours, whether it leads anywhere."""

    words: str
    page_id: int | None
    has_target: bool


def stream_text(body: StreamValue) -> str:
    """Every word that the blocks hold, on one line, in their order."""
    words = body.stream_block.get_searchable_content(body)
    return _SPACES.sub(" ", " ".join(str(part) for part in words)).strip()


def faq_entries(body: StreamValue) -> list[dict[str, Any]]:
    """The questions of all FAQ blocks, in their order: `anchor`, `question`, `answer_html`, `answer_text`.

    The anchor is the id of the question's place in the page, and stays when the question is reworded.
    """
    faqs = [child.value for child in body if child.block_type == "faq"]
    return [_entry(bound) for faq in faqs for bound in faq["entries"].bound_blocks]


def _entry(bound: Any) -> dict[str, Any]:
    answer = str(bound.value["answer"])
    return {
        "anchor": f"block-{bound.id}",
        "question": bound.value["question"],
        "answer_html": answer,
        "answer_text": plain_text(answer),
    }


def rich_sources(value: Any) -> Iterator[str]:
    """The stored HTML of every rich text in a block's value, however deep."""
    if isinstance(value, RichText):
        yield value.source or ""
    for part in _parts(value):
        yield from rich_sources(part)


def _parts(value: Any) -> Iterable[Any]:
    if isinstance(value, StructValue):
        return list(value.values())
    if isinstance(value, ListValue):
        return list(value)
    if isinstance(value, TypedTable):
        return [cell for row in value.row_data for cell in row["values"]]
    return []


def links_in(markup: str) -> Iterator[RichLink]:
    """The links of a stored rich text."""
    for attributes, inner in _LINK.findall(markup):
        found = dict(_ATTRIBUTE.findall(attributes))
        page_id = found.get("id", "") if found.get("linktype") == "page" else ""
        has_target = bool(found.get("linktype") or found.get("href", "").strip(" #"))
        yield RichLink(plain_text(inner), int(page_id) if page_id.isdecimal() else None, has_target)
