"""Decides what becomes of each document, from what earlier imports left; reads only."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType

from pages.importing.documents import Document, Problem
from pages.importing.models import ImportedPage
from pages.importing.report import Outcome
from pages.page_models import BasePage, FaqPage, QuickStartGuidePage, TrainingResourcePage
from people.models import User

PAGE_CLASSES: dict[str, type[BasePage]] = {
    "guide": QuickStartGuidePage,
    "training": TrainingResourcePage,
    "faq": FaqPage,
}

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A document, what shall become of it, and the page that it has already."""

    document: Document
    outcome: Outcome
    reason: str = ""
    page_id: int | None = None
    address: str = ""
    is_settling: bool = False  # links that waited for their targets are all that changes


@dataclass
class Planner:
    """Plans batch after batch of one import; at most two statements a batch."""

    is_overwriting: bool = False
    _seen: dict[Key, str] = field(default_factory=dict)
    _owners: dict[str, int | None] = field(default_factory=dict)

    def admit(self, documents: Collection[Document]) -> Iterator[Document | Problem]:
        """Each document, or why it may not become a page: its id came before, its owner is unknown."""
        self._look_up_owners({document.owner for document in documents})
        for document in documents:
            before = self._seen.setdefault(key_of(document), document.where)
            if before != document.where:
                yield _problem(
                    document, f'the id "{document.external_id}" came already, at {before}'
                )
            elif document.owner and self.owner_id(document) is None:
                yield _problem(document, f'nobody active has the handle "{document.owner}"')
            else:
                yield document

    def plan(self, documents: Collection[Document]) -> list[Planned]:
        """What shall become of admitted documents."""
        known = _known(documents)
        return [self._compared(document, known.get(key_of(document))) for document in documents]

    def owner_id(self, document: Document) -> int | None:
        """The owner named by the document, none when it names nobody."""
        return self._owners.get(document.owner)

    def _compared(self, document: Document, earlier: "ImportedPage | None") -> Planned:
        if earlier is None or (earlier.page is None and self.is_overwriting):
            return Planned(document=document, outcome=Outcome.CREATED)
        if earlier.page is None:
            return Planned(document=document, outcome=Outcome.PROTECTED, reason=_edited(earlier))
        outcome, reason = Outcome.UPDATED, ""
        is_settling = not earlier.checksum and not _edited(earlier)
        if earlier.checksum == document.checksum:
            outcome = Outcome.UNCHANGED
        elif earlier.page.content_type_id != _content_type_id(document.kind):
            outcome, reason = (
                Outcome.PROTECTED,
                "the page is of another kind; delete it to import it anew",
            )
        elif not self.is_overwriting:
            reason = _edited(earlier)
            outcome = Outcome.PROTECTED if reason else outcome
        page = earlier.page
        return Planned(
            document=document,
            outcome=outcome,
            reason=reason,
            page_id=page.pk,
            address=page.url_path,
            is_settling=is_settling,
        )

    def _look_up_owners(self, handles: Iterable[str]) -> None:
        unknown = {handle for handle in handles if handle and handle not in self._owners}
        if unknown:
            active = User.objects.filter(is_active=True, username__in=unknown)
            found = dict(active.values_list("username", "pk"))
            self._owners |= {handle: found.get(handle) for handle in unknown}


def _problem(document: Document, reason: str) -> Problem:
    return Problem(where=document.where, reason=reason, external_id=document.external_id)


def key_of(document: Document) -> Key:
    """What identifies a document from import to import."""
    return document.origin.source, document.external_id


def _known(documents: Collection[Document]) -> "dict[Key, ImportedPage]":
    rows = ImportedPage.objects.filter(
        source__in={document.origin.source for document in documents},
        external_id__in={document.external_id for document in documents},
    )
    columns = (
        "page__content_type_id",
        "page__url_path",
        "page__live",
        "page__locked",
        "page__latest_revision_id",
    )
    held = rows.select_related("page").only(
        "source", "external_id", "checksum", "left_revision_id", *columns
    )
    return {(row.source, row.external_id): row for row in held}


def _content_type_id(kind: str) -> int:
    return ContentType.objects.get_for_model(PAGE_CLASSES[kind]).pk


def _edited(earlier: "ImportedPage") -> str:
    """Why the page is an editor's now, in words; nothing when it is as the import left it."""
    page = earlier.page
    if page is None:
        return "an editor deleted the page"
    if not page.live:
        return "an editor took the page offline"
    if page.locked:
        return "an editor has locked the page"
    return (
        "an editor has changed the page"
        if page.latest_revision_id != earlier.left_revision_id
        else ""
    )
