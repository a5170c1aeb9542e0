"""What a block may not be published with, beyond its empty fields. Drafts may hold anything."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kernel.rich_text import plain_text
from pages import personal_data
from pages.blocks.reading import links_in, rich_sources

_HEADING = re.compile(r"<h([2-6])[^>]*>(.*?)</h\1>", re.DOTALL)

_PERSONAL_DATA: list[tuple[Callable[[str], bool], Any]] = [
    (
        personal_data.has_iban,
        _("This text holds an account number (IBAN). Remove it, or write XXXX in its place."),
    ),
    (
        personal_data.has_card_number,
        _("This text holds a payment card number. Remove it, or write XXXX in its place."),
    ),
    (
        personal_data.has_social_security_number,
        _("This text holds a social security number. Remove it, or write XXXX in its place."),
    ),
    (
        personal_data.has_address_list,
        _("This text holds a list of e-mail addresses. Give one contact, or the name of a team."),
    ),
]


def refusals(blocks: Iterable[Any]) -> dict[int, list[ValidationError]]:
    """The reasons why blocks of a body cannot be published, by their place in it. No statement."""
    found: dict[int, list[ValidationError]] = {}
    level = 1
    for place, block in enumerate(blocks):
        reasons = [*_personal_data(block), *_empty_links(block)]
        if block.block_type == "text":
            skipped, level = _skipped_headings(block.value.source or "", level)
            reasons += skipped
        elif block.block_type == "faq" and block.value["heading"]:
            level = 2
        if reasons:
            found[place] = reasons
    return found


def _personal_data(block: Any) -> Iterator[ValidationError]:
    words = "\n".join(str(part) for part in block.block.get_searchable_content(block.value))
    for holds, sentence in _PERSONAL_DATA:
        if holds(words):
            yield ValidationError(sentence, code="personal_data")


def _empty_links(block: Any) -> Iterator[ValidationError]:
    for source in rich_sources(block.value):
        for link in links_in(source):
            if not link.words:
                yield ValidationError(
                    _("A link has no words. Write where it leads, or remove it."), code="empty_link"
                )
            elif not link.has_target:
                yield ValidationError(
                    _("The link “%(words)s” leads nowhere. Choose a page or an address."),
                    code="empty_link",
                    params={"words": link.words},
                )


def _skipped_headings(markup: str, level: int) -> tuple[list[ValidationError], int]:
    """The headings that jump over a level, and the level at the end of the text. The page's title is level 1."""
    reasons = []
    for found, inner in _HEADING.findall(markup):
        if int(found) > level + 1:
            sentence = _(
                "The heading “%(title)s” skips a level. Make it a heading of level %(level)s."
            )
            params = {"title": plain_text(inner), "level": level + 1}
            reasons.append(ValidationError(sentence, code="skipped_heading", params=params))
        level = int(found)
    return reasons, level
