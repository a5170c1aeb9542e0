"""Rewrites pages whose documents have changed; editors find what was before and what came in the page's history."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from pages.page_models import BasePage

PUBLISHED_FIELDS = [
    "title", "draft_title", "live", "expired", "has_unpublished_changes", "last_published_at",
    "latest_revision_created_at", "latest_revision", "live_revision",
]  # fmt: skip


def keep_first_versions(pages: Sequence[BasePage]) -> None:
    """A revision of pages that have none, so that the change to come can be compared. One statement."""
    first = [page for page in pages if page.latest_revision_id is None]
    _add_revisions(first, [page.last_published_at or timezone.now() for page in first])


def save_with_revisions(pages: Sequence[BasePage]) -> None:
    """Saves changed live pages with a revision each: three statements for all and one a page."""
    now = timezone.now()
    revisions = _add_revisions(pages, [now] * len(pages))
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
        page.latest_revision_created_at = now
    save_quietly(pages)


def save_quietly(pages: Sequence[BasePage]) -> None:
    """Saves changed live pages, without signals: one statement for all and one a page."""
    for page in pages:
        page.live, page.expired, page.has_unpublished_changes = True, False, False
        page.save_base(raw=True, force_update=True)  # raw: its own table only
    bases = [
        Page(pk=page.pk, **{name: getattr(page, name) for name in PUBLISHED_FIELDS})
        for page in pages
    ]
    Page.objects.bulk_update(bases, PUBLISHED_FIELDS, batch_size=50)


def _add_revisions(pages: Sequence[BasePage], moments: Sequence[datetime]) -> list[Revision]:
    base = ContentType.objects.get_for_model(Page)
    rows = [
        Revision(
            content_type_id=page.content_type_id,
            base_content_type=base,
            object_id=str(page.pk),
            object_str=str(page),
            created_at=moment,
            content=page.serializable_data(),
        )
        for page, moment in zip(pages, moments, strict=True)
    ]
    return Revision.objects.bulk_create(rows)  # type: ignore[no-any-return]
