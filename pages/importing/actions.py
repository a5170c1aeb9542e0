"""The bulk action of imports: one batch of documents in one transaction, with one announcement."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from pages.actions import publish_pages
from pages.audience import AudienceMap
from pages.importing.documents import Document
from pages.importing.listing import index_references, log_import
from pages.importing.making import Maker
from pages.importing.models import ImportedPage
from pages.importing.plan import Planned, Planner, key_of
from pages.importing.report import Outcome
from pages.importing.sections import Sections, SlugPath
from pages.importing.tagging import set_tags
from pages.importing.tree import add_children, insert_own_rows, lock
from pages.importing.updating import keep_first_versions, save_quietly, save_with_revisions
from pages.page_models import BasePage


@dataclass(frozen=True)
class Batch:
    """What one transaction did: the plan it followed, the sections it made, the pages it wrote by document."""

    planned: list[Planned]
    sections: list[SlugPath]
    pages: Mapping[Document, BasePage]


@transaction.atomic
def import_documents(
    *, documents: Collection[Document], planner: Planner, sections: Sections, maker: Maker
) -> Batch:
    """Creates and updates the pages of a batch, their sections, snapshots and history; one event for all of them.

    Pages get no revision when they are created, one when they are changed. Locks the sections that get new pages. Raises
    IntegrityError when somebody else added a page there at the same moment: nothing of the batch is written then.
    """
    planned = planner.plan(documents)
    created = [row.document for row in planned if row.outcome is Outcome.CREATED]
    missing = sections.missing([sections.path_of(document) for document in created])
    section_ids = sections.create(missing)
    maker.page_ids |= sections.ids_by_folder(created)
    pages = _create(created, sections, maker)
    pages |= _update([row for row in planned if row.outcome is Outcome.UPDATED], maker)
    _remember(pages, maker)
    if pages:
        publish_pages(page_ids=[*section_ids, *(page.pk for page in pages.values())])
    return Batch(planned, missing, pages)


def _create(
    documents: Collection[Document], sections: Sections, maker: Maker
) -> dict[Document, BasePage]:
    """New pages: first their places, which gives them ids to link to, then their bodies."""
    pages = {document: maker.new_page(document) for document in documents}
    parent_ids = {doc: sections.id_of(sections.path_of(doc)) for doc in documents}
    add_children(
        lock(set(parent_ids.values())), [(parent_ids[doc], page) for doc, page in pages.items()]
    )
    maker.page_ids |= {
        key_of(doc): page.pk for doc, page in pages.items() if doc.folder is not None
    }
    _fill(pages, maker)
    insert_own_rows(list(pages.values()))
    set_tags({page.pk: doc.tags for doc, page in pages.items() if doc.tags})
    log_import(list(pages.values()))
    return pages


def _update(rows: Collection[Planned], maker: Maker) -> dict[Document, BasePage]:
    """Pages that exist, with what their documents say now. A page that only waited for links gets no revision."""
    lock([row.page_id for row in rows if row.page_id])
    held = {
        page.pk: page
        for page in Page.objects.filter(pk__in=[row.page_id for row in rows]).specific()
    }
    pages = {row.document: held[row.page_id] for row in rows}
    loud = [held[row.page_id] for row in rows if not row.is_settling]
    keep_first_versions(loud)
    for document, page in pages.items():
        maker.describe(page, document)
    _fill(pages, maker)
    set_tags({page.pk: document.tags for document, page in pages.items()})
    save_quietly([held[row.page_id] for row in rows if row.is_settling])
    save_with_revisions(loud)
    log_import(loud)
    return pages


def _fill(pages: Mapping[Document, BasePage], maker: Maker) -> None:
    audiences = AudienceMap.load() if pages else None
    for document, page in pages.items():
        maker.fill(
            page, document, tokens=audiences.tokens_for(page.path) if audiences else frozenset()
        )


def _remember(pages: Mapping[Document, BasePage], maker: Maker) -> None:
    """Notes which page came from which document, and what the pages refer to."""
    index_references([page for doc, page in pages.items() if doc.folder is not None or doc.tags])
    now = timezone.now()
    ImportedPage.objects.bulk_create(
        (
            ImportedPage(
                source=document.origin.source,
                external_id=document.external_id,
                page_id=page.pk,
                checksum="" if key_of(document) in maker.waiting else document.checksum,
                left_revision_id=page.latest_revision_id,
                imported_at=now,
            )
            for document, page in pages.items()
        ),
        update_conflicts=True,
        unique_fields=["source", "external_id"],
        update_fields=["page", "checksum", "left_revision_id", "is_listed", "imported_at"],
    )
