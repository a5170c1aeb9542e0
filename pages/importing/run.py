"""One import from beginning to end: batches, a second try when an editor was quicker, late links, the admin's search."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol

from django.db import IntegrityError

from pages.importing.actions import Batch, import_documents
from pages.importing.documents import Document, Problem
from pages.importing.listing import list_in_admin
from pages.importing.making import Maker
from pages.importing.models import ImportedPage
from pages.importing.plan import Planner, key_of
from pages.importing.report import Line, Outcome, Report
from pages.importing.sections import Sections

BATCH_SIZE = 100
TRIES = 3

Progress = Callable[[int], object]


class Reader(Protocol):
    """What reads documents: a file of JSON lines, a folder of Markdown."""

    source: str

    def count(self) -> int:
        """How many documents to expect, for the progress bar."""

    def read(self) -> Iterator[Document | Problem]:
        """Each document, or why there is none."""


class Import:
    """Runs an import. Each batch is one transaction: killed at any moment, it leaves whole pages and can be run again."""

    def __init__(
        self, *, planner: Planner, sections: Sections, maker: Maker, report: Report
    ) -> None:
        self.planner = planner
        self.sections = sections
        self.maker = maker
        self.report = report

    def run(self, rows: Iterable[Document | Problem], *, progress: Progress) -> None:
        """Imports the rows, in memory a batch at a time."""
        source = iter(rows)
        while batch := list(islice(source, BATCH_SIZE)):
            documents = self._admitted(batch)
            self._tell(self._write(documents))
            progress(len(batch))

    def settle(self, rows: Iterable[Document | Problem], *, progress: Progress) -> None:
        """Writes anew the pages that link to one that came after them; their bodies alone change."""
        waiting = set(self.maker.waiting)
        if not waiting:
            return
        self.maker.waiting.clear()
        self.maker.is_last_pass = True
        late = (row for row in rows if isinstance(row, Document) and key_of(row) in waiting)
        while documents := list(islice(late, BATCH_SIZE)):
            self._write(documents)
            self._tell_remarks()
            progress(0)

    def rehearse(self, rows: Iterable[Document | Problem], *, progress: Progress) -> None:
        """Says what `run` would do; reads only."""
        source = iter(rows)
        while batch := list(islice(source, BATCH_SIZE)):
            documents = self._admitted(batch)
            planned = self.planner.plan(documents)
            paths = [
                self.sections.path_of(r.document) for r in planned if r.outcome is Outcome.CREATED
            ]
            self._tell(Batch(planned, self.sections.missing(paths), {}))
            progress(len(batch))

    def list_in_admin(self) -> None:
        """Makes the pages found by the search of the admin, those of an interrupted import too."""
        for _count in list_in_admin():
            pass

    def remember_pages(self, source: str) -> None:
        """Looks up the pages of earlier imports of the source, to which documents may link."""
        rows = ImportedPage.objects.filter(source=source, page__isnull=False)
        for external_id, page_id in rows.values_list("external_id", "page_id"):
            self.maker.page_ids[source, external_id] = page_id

    def _admitted(self, batch: list[Document | Problem]) -> list[Document]:
        """The documents of a batch that may become pages; the report has the others."""
        read = []
        for row in batch:
            if isinstance(row, Problem):
                self.report.refuse(row)
            else:
                read.append(row)
        documents = []
        for checked in self.planner.admit(read):
            if isinstance(checked, Problem):
                self.report.refuse(checked)
            else:
                documents.append(checked)
        return documents

    def _write(self, documents: list[Document]) -> Batch:
        """Writes a batch, again when an editor added a page at the same place in the same moment."""
        known = dict(self.maker.page_ids)
        for attempt in range(1, TRIES + 1):
            self.maker.remarks.clear()
            try:
                return import_documents(
                    documents=documents,
                    planner=self.planner,
                    sections=self.sections,
                    maker=self.maker,
                )
            except IntegrityError:
                self.sections.forget()
                self.maker.assets.forget()
                self.maker.page_ids = dict(known)
                if attempt == TRIES:
                    raise
        raise AssertionError

    def _tell(self, batch: Batch) -> None:
        self.report.sections += [self.sections.title_of(path) for path in batch.sections]
        for row in batch.planned:
            page = batch.pages.get(row.document)
            self.report.add(
                Line(
                    where=row.document.where,
                    external_id=row.document.external_id,
                    outcome=row.outcome,
                    reason=row.reason,
                    address=page.url_path if page else row.address,
                )
            )
        self._tell_remarks()

    def _tell_remarks(self) -> None:
        self.report.remarks += self.maker.remarks
        self.maker.remarks.clear()
