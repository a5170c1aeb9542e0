"""Makes imported pages known to what Wagtail keeps beside its pages: references, history, the search of its admin."""

from collections.abc import Iterator, Sequence

from django.utils import timezone
from modelsearch.backends import get_search_backend
from wagtail.models import Page, PageLogEntry, ReferenceIndex

from pages.importing.models import ImportedPage
from pages.page_models import BasePage

CHUNK = 200
IMPORTED = "pages.import"


def log_import(pages: Sequence[BasePage]) -> None:
    """One line of history for each page."""
    now = timezone.now()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=page.pk,
            content_type_id=page.content_type_id,
            label=page.title,
            action=IMPORTED,
            timestamp=now,
            content_changed=True,
        )
        for page in pages
    )


def index_references(pages: Sequence[BasePage]) -> None:
    """What the pages refer to, for "used in" and for rewriting snapshots. About five statements a page."""
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)


def list_in_admin() -> Iterator[int]:
    """Adds pages that no import has listed yet to the index of the admin's search; yields how many at a time.

    Pages whose import was interrupted are among them, so the next import lists them.
    """
    backend = get_search_backend()
    while waiting := list(ImportedPage.objects.filter(is_listed=False).order_by("pk")[:CHUNK]):
        pages = Page.objects.filter(pk__in=[row.page_id for row in waiting if row.page_id])
        by_class: dict[type[Page], list[Page]] = {}
        for page in pages.specific():
            by_class.setdefault(type(page), []).append(page)
        for page_class, same in by_class.items():
            backend.add_bulk(page_class, same)
        ImportedPage.objects.filter(pk__in=[row.pk for row in waiting]).update(is_listed=True)
        yield len(waiting)
