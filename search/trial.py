"""Tries an engine of the product, not a copy, on a corpus of judged documents."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from kernel.audience import EVERYONE
from kernel.rich_text import plain_text
from search import vocabulary
from search.drafts import Draft
from search.engines.base import Engine, Filters
from search.engines.choice import database_engine
from search.models import SearchDocument
from search.quality import measure_rows, read_intents, read_rows, summarise
from search.results import find
from search.scratch import scratch_database
from search.writing import write_documents

ENGINES = ("sqlite", "postgresql", "elasticsearch")
TYPES = {"question-reponse": SearchDocument.Type.FAQ}
Progress = Callable[[Iterable[Any], str], Iterable[Any]]
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass
class Reader:
    """Somebody without a row in the database, who may find what everybody may."""

    pk: int = 0
    is_active: bool = True
    locale: str = settings.LANGUAGE_CODE
    unit: None = None

    def group_ids(self) -> list[int]:
        """In no group."""
        return []


@dataclass(frozen=True)
class Tried:
    """The measures of each intent, in the order of the file."""

    rows: Sequence[dict[str, float]]

    @property
    def measures(self) -> dict[str, float]:
        """Over all intents."""
        return summarise(self.rows)

    def measure_half(self, remainder: int) -> dict[str, float]:
        """Over every other intent."""
        return summarise(self.rows[remainder::2])


def try_engine(name: str, *, documents: Path, queries: Path, progress: Progress) -> Tried:
    """Indexes the documents in a scratch index, asks the queries page by page of results, and measures.

    Raises UnreadableFile, NoServer, EngineDown.
    """
    intents = read_intents(queries)
    with _scratch_engine(name) as (engine, using):
        identifiers = _index(engine, using, list(progress(_drafts(documents), "documents")))
        reader, everything = Reader(), Filters()
        rows = SearchDocument.objects.using(using).for_ranking()

        def search(query: str) -> list[str]:
            answered = find(engine, query, reader, everything, documents=rows)
            return [identifiers[row.object_id] for row in answered.documents]

        return Tried([measure_rows(intent, search) for intent in progress(intents, "intents")])


@contextmanager
def _scratch_engine(name: str) -> Iterator[tuple[Engine, str]]:
    """The engine on an index of its own. Elasticsearch's documents are rows of a temporary file."""
    if name != "elasticsearch":
        with scratch_database(name) as using:
            yield database_engine(using), using
        return
    raise NotImplementedError


def _index(engine: Engine, using: str, drafts: Sequence[tuple[str, Draft]]) -> dict[int, str]:
    with transaction.atomic(using=using):
        rows = write_documents([draft for _, draft in drafts], using=using)
    vocabulary.refresh(using)
    if engine.name not in {"sqlite", "postgresql"}:
        engine.index(rows, {row.pk: {EVERYONE} for row in rows})
    return {draft.object_id: identifier for identifier, draft in drafts}


def _drafts(file: Path) -> Iterator[tuple[str, Draft]]:
    for number, row in enumerate(read_rows(file, "documents"), 1):
        yield str(row["id"]), _draft(number, row)


def _draft(number: int, row: dict[str, Any]) -> Draft:
    """A document of the corpus as its source would describe the page made from it."""
    return Draft(
        kind="page",
        object_id=number,
        type=TYPES.get(row.get("kind", ""), SearchDocument.Type.GUIDE),
        locale=row.get("locale", settings.LANGUAGE_CODE),
        path=f"/{number}/",
        title=row["title"],
        summary=row.get("summary", ""),
        body=plain_text(row.get("html", "")),
        theme=row.get("theme", ""),
        section_title=row.get("subject", ""),
        changed_at=LONG_AGO,
        published_at=LONG_AGO,
        tokens=frozenset({EVERYONE}),
    )
