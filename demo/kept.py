"""Which pages the demonstration has made already, so that loading it again makes nothing twice."""

from wagtail.models import Page

from pages.importing.models import ImportedPage

SOURCE = "demonstration"


def kept_page_id(key: str, locale: str) -> int | None:
    """The page of a key, or None when it was not made yet. An editor's deletion counts as made: 0."""
    row = ImportedPage.objects.filter(source=SOURCE, external_id=f"{key}:{locale}").first()
    return None if row is None else row.page_id or 0


def keep(page: Page, key: str, locale: str) -> None:
    """Remembers the page of a key."""
    ImportedPage.objects.create(
        source=SOURCE, external_id=f"{key}:{locale}", page_id=page.pk, is_listed=True
    )
