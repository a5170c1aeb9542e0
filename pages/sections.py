"""What a help section lists: its pages, readable ones only, in numbered pages of a bounded list."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from pages.models import PublishedSnapshot
from people.models import User

PAGE_SIZE = 48
MOST_LISTED = 2400
MOST_COUNTED = 2000


@dataclass(frozen=True)
class Listing:
    """One numbered page of a section: its cards, and how many pages each section among them holds."""

    cards: list[PublishedSnapshot]
    counts: dict[int, int]
    number: int
    page_count: int
    total: int
    is_cut: bool


def list_section(section: PublishedSnapshot, viewer: User, number: int) -> Listing:
    """Three statements at most whatever the section holds; the ids alone are read for the pages not shown.

    A number beyond the last page gives the last page. Sections beyond `MOST_LISTED` pages say that the list is cut.
    """
    readable = PublishedSnapshot.objects.visible_to(viewer).in_section(section.page_id)
    ids = list(readable.values_list("pk", flat=True)[: MOST_LISTED + 1])
    is_cut = len(ids) > MOST_LISTED
    total = min(len(ids), MOST_LISTED)
    page_count = max(1, -(-total // PAGE_SIZE))
    number = max(1, min(number, page_count))
    shown = ids[(number - 1) * PAGE_SIZE : min(number * PAGE_SIZE, total)]
    cards = list(readable.filter(pk__in=shown).for_card())
    return Listing(cards, count_pages(cards, viewer), number, page_count, total, is_cut)


def pager(listing: Listing) -> dict[str, Any]:
    """The addresses of the numbered pages, as the component shows them: the first, the last, and those around."""
    last, number = listing.page_count, listing.number
    near = sorted({1, last, *range(max(1, number - 2), min(last, number + 2) + 1)})
    numbers: list[dict[str, Any] | None] = []
    for before, page in zip([0, *near], near, strict=False):
        if page - before > 1:
            numbers.append(None)
        numbers.append({"number": page, "url": _address(page), "current": page == number})
    return {
        "previous": _address(number - 1) if number > 1 else "",
        "next": _address(number + 1) if number < last else "",
        "numbers": numbers,
    }


def _address(number: int) -> str:
    return f"?page={number}"


def count_pages(cards: list[PublishedSnapshot], viewer: User) -> dict[int, int]:
    """How many readable pages each section among the cards holds; nothing at all when there are too many to count."""
    sections = [c.page_id for c in cards if c.kind == PublishedSnapshot.Kind.SECTION]
    if not sections:
        return {}
    readable = PublishedSnapshot.objects.visible_to(viewer).filter(section_id__in=sections)
    parents = list(readable.values_list("section_id", flat=True)[: MOST_COUNTED + 1])
    return {} if len(parents) > MOST_COUNTED else dict(Counter(parents))
