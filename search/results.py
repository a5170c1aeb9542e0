"""A search as a reader sees it: found by an engine, read again through the gate, ranked, cut into pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from kernel.audience import Viewer
from search import ranking, vocabulary
from search.engines.base import Engine, Filters, Found, Slice
from search.models import SearchDocument
from search.models.documents import SearchDocumentQuerySet
from search.queries import ParsedQuery, parse
from search.text import language_of

PAGE_SIZE = 20


class Reader(Viewer, Protocol):
    """A viewer with a language."""

    locale: str


@dataclass(frozen=True)
class Answered:
    """The documents of one page, best first, and what the engine counted."""

    query: ParsedQuery
    found: Found
    documents: Sequence[SearchDocument]


def find(
    engine: Engine,
    text: str,
    viewer: Reader,
    filters: Filters,
    page: int = 1,
    *,
    documents: SearchDocumentQuerySet | None = None,
) -> Answered:
    """One page of results: the engine's one question, and one statement that reads them through the gate.

    The first `ranking.WINDOW` results are ranked together, so a page of them reads them all. `documents` says how rows are read, by
    default as a results page shows them. Raises EngineDown.
    """
    source = SearchDocument.objects.for_results() if documents is None else documents
    words = vocabulary.current(source.db)
    query = parse(text, words, language_of(viewer.locale))
    start = (page - 1) * PAGE_SIZE
    is_ranked = start < ranking.WINDOW
    wanted = Slice(0, ranking.WINDOW) if is_ranked else Slice(start, start + PAGE_SIZE)
    found = engine.search(query, viewer, filters, wanted)
    if not found.ids:
        return Answered(query, found, [])
    rows = _in_order(found.ids, source.visible_to(viewer))
    if is_ranked:
        rows = ranking.rank(query, rows, words)[start : start + PAGE_SIZE]
    return Answered(query, found, rows)


def _in_order(ids: Sequence[int], visible: SearchDocumentQuerySet) -> list[SearchDocument]:
    """The documents in the order of their ids, without those that the viewer may not find."""
    rows = {row.pk: row for row in visible.filter(pk__in=ids)}
    return [rows[pk] for pk in ids if pk in rows]
