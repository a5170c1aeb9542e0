"""What a body says, without laying it out: its words, its questions."""

import re
from typing import Any

from wagtail.blocks import StreamValue

from kernel.rich_text import plain_text

_SPACES = re.compile(r"\s+")


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
