"""Writes about published pages: what readers are shown of them, and what readers say of them."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from kernel.events import publish
from kernel.ports import audience_index
from pages.events import PagesPublished, PagesWithdrawn, SnapshotsOutdated
from pages.models import PublishedSnapshot
from pages.references import pages_below, pages_that_link_to, translations_of
from pages.snapshots import Written, place_snapshots, withdraw_snapshots, write_snapshots

EVENT_SIZE = 500


@transaction.atomic
def publish_pages(*, page_ids: Collection[int]) -> list[int]:
    """Writes the snapshots of live pages, and of those whose place depends on them; idempotent.

    For one page as for an import of thousands, in chunks of a hundred. Pages that link to them follow by an event.
    Returns the pages whose snapshot is new or changed.
    """
    written = write_snapshots(page_ids)
    return _announce(written + _follow(written), linked=written.known_otherwise())


@transaction.atomic
def replace_pages(*, tree_path: str) -> list[int]:
    """Brings a branch of the tree up to date after it moved or its audience changed: addresses, tokens, links.

    Whoever lost the right to read finds nothing from the commit on, neither the pages nor their titles elsewhere.
    """
    branch = Page.objects.filter(path__startswith=tree_path, live=True)
    page_ids = set(branch.values_list("pk", flat=True))
    written = place_snapshots(page_ids | translations_of(page_ids))
    written += _regate(written)
    return _announce(written, linked=written.known_otherwise())


@transaction.atomic
def reorder_pages(*, parent: Page) -> None:
    """Takes over the order that editors gave to the pages below one. One statement."""
    places = Page.objects.filter(pk=OuterRef("page_id")).values("path")
    below = PublishedSnapshot.objects.filter(page__path__startswith=parent.path)
    below.update(tree_path=Subquery(places))


@transaction.atomic
def withdraw_pages(*, page_ids: Collection[int]) -> None:
    """Takes pages away from readers at once; what named them is written again after the commit."""
    outdated = pages_that_link_to(page_ids) | translations_of(page_ids) | pages_below(page_ids)
    gone = withdraw_snapshots(page_ids)
    if not gone:
        return
    index = audience_index.get()
    if index is not None:
        index.rewrite(kind="page", audiences=dict.fromkeys(gone, frozenset()))
    publish(PagesWithdrawn(page_ids=gone))
    _outdate(outdated - set(gone))


@transaction.atomic
def outdate_pages(*, page_ids: Collection[int]) -> None:
    """Has the snapshots of pages written again in the background, because something they show changed."""
    _outdate(set(page_ids))


@transaction.atomic
def rewrite_pages(*, page_ids: Collection[int]) -> list[int]:
    """Writes snapshots again and tells of those that changed; nothing follows from them."""
    return _announce(write_snapshots(page_ids), linked=set())


def _follow(written: Written) -> Written:
    """Places what surrounds pages that are now known otherwise: translations, and descendants of the renamed."""
    known = written.known_otherwise()
    placed = place_snapshots(pages_below(known) | translations_of(known)) if known else Written()
    return placed + _regate(written + placed)


def _regate(written: Written) -> Written:
    """Writes pages for other readers than before, and what links to them: titles go only where they may be known."""
    if not written.regated:
        return Written()
    return write_snapshots({*written.regated, *pages_that_link_to(written.regated)})


def _announce(written: Written, *, linked: set[int]) -> list[int]:
    changed = written.all()
    for start in range(0, len(changed), EVENT_SIZE):
        publish(PagesPublished(page_ids=changed[start : start + EVENT_SIZE]))
    _outdate(pages_that_link_to(linked) - set(changed))
    return changed


def _outdate(page_ids: set[int]) -> None:
    ids = sorted(page_ids)
    for start in range(0, len(ids), EVENT_SIZE):
        publish(SnapshotsOutdated(page_ids=ids[start : start + EVENT_SIZE]))
