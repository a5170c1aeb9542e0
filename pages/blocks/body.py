"""The stream of blocks that is a page's body: how it is laid out, and what it is refused for when it is published."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamBlock, StreamBlockValidationError, StreamValue
from wagtail.blocks.struct_block import StructBlockValidationError

from pages.glossary import marked
from pages.refusals import refusals

TEMPLATE = "components/streamfield/stream.html"
_CHAPTER = re.compile(r"<h2[\s>]")


@dataclass
class Part:
    """A block, or a run of steps that make one numbered list. `level` is the level of the headings in it."""

    blocks: list[Any]
    level: int
    first_number: int = 1
    is_steps: bool = False


class Body(StreamBlock):
    """The blocks of a page."""

    def render(self, value: StreamValue, context: dict[str, Any] | None = None) -> SafeString:
        """The whole body, in the active language."""
        return render_blocks(value, context)

    def clean(self, value: StreamValue) -> StreamValue:
        """Raises, unless a draft is being saved, for what may not be published: see `pages.refusals`."""
        errors: dict[int, ValidationError] = {}
        try:
            value = super().clean(value)
        except StreamBlockValidationError as error:
            if error.non_block_errors or self.is_deferred_validation:
                raise
            errors = error.block_errors
        if not self.is_deferred_validation:
            for place, reasons in refusals(value).items():
                errors.setdefault(place, _refusal(value[place], reasons))
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return value


def _refusal(block: Any, reasons: list[ValidationError]) -> ValidationError:
    """The reasons in the shape that the editor shows beside the block."""
    if isinstance(block.value, dict):
        return StructBlockValidationError(non_block_errors=reasons)
    return ValidationError(reasons)


def render_blocks(blocks: Iterable[Any], context: dict[str, Any] | None = None) -> SafeString:
    """The blocks in the order they are shown, in the active language, with the glossary terms among them marked.

    Each is in an element whose id is `block-` and its own, which survives edits. Costs what the blocks show: pictures, documents, links.
    """
    blocks = list(blocks)
    markup = render_to_string(TEMPLATE, {**(context or {}), "parts": list(parts_of(blocks))})
    return mark_safe(marked(markup, _glossary_terms(blocks)))  # noqa: S308  templates escaped it


def _glossary_terms(blocks: list[Any]) -> list[Any]:
    """The terms that glossary blocks list; those deleted since are left out."""
    listed = [block.value["terms"] for block in blocks if block.block_type == "glossary"]
    return [term for terms in listed for term in terms if term]


def parts_of(blocks: Iterable[Any]) -> Iterator[Part]:
    """Runs of steps as one part each, every other block as its own, the glossary last.

    Steps are numbered from the last chapter heading on, across what stands between them.
    """
    level, number, run = 2, 1, None
    for block in sorted(blocks, key=lambda block: bool(block.block_type == "glossary")):
        if block.block_type == "step":
            if run is None:
                run = Part([], level, first_number=number, is_steps=True)
                yield run
            run.blocks.append(block)
            number += 1
            continue
        run = None
        yield Part([block], level)
        if _opens_chapter(block):
            level, number = 3, 1


def _opens_chapter(block: Any) -> bool:
    return block.block_type == "text" and bool(_CHAPTER.search(block.value.source))
