"""Search in the site's own database: SQLite's FTS5 or PostgreSQL's text search find by term, Python ranks.

Both keep one row of terms for each document (`search.migrations.0002_postings`). A query reads the postings of each of its terms,
adds up their weights by document, keeps those that cover enough of the query and passes them through the gate: one statement.
Costs grow with how many documents the terms are in, up to `MOST_POSTINGS` rows a query.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import Case, F, Q, Value, When
from django.db.models.expressions import RawSQL

from kernel.audience import Viewer
from search import vocabulary
from search.engines.base import FACETS, MOST_COUNTED, Filters, Found, Slice
from search.models import SearchDocument, VocabularySnapshot
from search.queries import NEAR_SHARE, Concept, ParsedQuery

IN_TITLE, IN_SUMMARY = 1.0, 0.5  # what a term there adds to finding it anywhere
MOST_POSTINGS = 30_000
SIMILAR_TERMS = 12


@dataclass(frozen=True)
class Posting:
    """Documents whose field holds one of the terms: what each gets for it, and what it covers of the query."""

    field: str
    terms: Sequence[str]
    weight: float
    covers: float = 0.0
    most: int | None = None
    is_prefix: bool = False


class DatabaseEngine:
    """What both databases share; subclasses know how theirs keeps and finds terms."""

    name: str

    def __init__(self, using: str) -> None:
        self.using = using

    def index(
        self, documents: Sequence[SearchDocument], tokens: dict[int, Collection[str]]
    ) -> None:
        """Writes the rows of terms; who may find them is in rows of its own, written with the documents."""
        self.delete(document.pk for document in documents)
        self.write(documents)

    def write(self, documents: Sequence[SearchDocument]) -> None:
        """Adds rows of terms for documents that have none."""
        raise NotImplementedError

    def delete(self, document_ids: Iterable[int]) -> None:
        """Removes rows of terms."""
        raise NotImplementedError

    def posting(self, posting: Posting) -> tuple[str, list[Any]]:
        """A SELECT of document id, weight and what is covered."""
        raise NotImplementedError

    def health(self) -> bool:
        """Pages need the same database, so whoever asks has it."""
        return True

    def search(self, query: ParsedQuery, viewer: Viewer, filters: Filters, wanted: Slice) -> Found:
        """One statement. Counts come from the rows it reads, `MOST_COUNTED` and one more at most."""
        postings = list(self._postings(query))
        if not postings:
            return Found()
        rows = self._run(postings, query.least_covered, viewer, self._chosen_first(filters))
        matching = [row for row in rows if filters.accept(row)]
        return Found(
            ids=[row["pk"] for row in matching[wanted.start : wanted.stop]],
            total=min(len(matching), MOST_COUNTED),
            facets={name: _counts(rows, filters, name) for name in FACETS},
        )

    def suggest(self, query: ParsedQuery, viewer: Viewer, most: int) -> list[int]:
        """One statement over the words of titles; every word is to be there, the last one begun."""
        postings = [
            Posting("title_words", words, 1.0, covers=1.0, is_prefix=is_prefix)
            for words, is_prefix in self._title_words(query)
        ]
        if not postings:
            return []
        rows = self._run(postings, float(len(postings)), viewer, [])
        return [row["pk"] for row in rows[:most]]

    def similar(self, document: SearchDocument, viewer: Viewer, most: int) -> list[int]:
        """One statement: what shares the rarest words of title and summary, the document itself left out."""
        known = self.vocabulary()
        own = {*document.title_terms.split(), *document.summary_terms.split()}
        weights = {term: known.weight((term,)) for term in own}
        telling = sorted(own, key=lambda term: (-weights[term], term))[:SIMILAR_TERMS]
        postings = [
            posting
            for term in telling
            for posting in (
                Posting("title", [term], weights[term]),
                Posting(
                    "everything", [term], weights[term], covers=weights[term], most=MOST_POSTINGS
                ),
            )
        ]
        if not postings:
            return []
        least = 0.25 * sum(weights[term] for term in telling)
        same_language = Filters(locale=frozenset({document.locale}))
        rows = self._run(postings, least, viewer, self._chosen_first(same_language))
        others = [row for row in rows if row["pk"] != document.pk and same_language.accept(row)]
        return [row["pk"] for row in others[:most]]

    def vocabulary(self) -> vocabulary.Vocabulary:
        """The statistics of this database's documents."""
        return vocabulary.current(self.using)

    def _postings(self, query: ParsedQuery) -> Iterator[Posting]:
        """The rarest words first, so that the common ones are cut when the query as a whole would read too much."""
        left = MOST_POSTINGS
        for concept in sorted(query.concepts, key=lambda concept: -concept.weight):
            for terms, weight in _terms(concept):
                yield Posting("everything", terms, weight, covers=weight, most=max(left, 1000))
                yield Posting("title", terms, IN_TITLE * weight)
                yield Posting("summary", terms, IN_SUMMARY * weight, most=max(left, 1000))
                left -= self.vocabulary().frequency(terms)

    def _run(
        self, postings: Sequence[Posting], least: float, viewer: Viewer, order: list[Any]
    ) -> list[dict[str, Any]]:
        """The documents with their sums, through the gate, best first."""
        parts = [self.posting(posting) for posting in postings]
        summed = " UNION ALL ".join(sql for sql, _ in parts)
        values = [value for _, part in parts for value in part]
        gated, gate_values = self._gated(viewer, order)
        statement = (
            f"WITH posting (document_id, weight, covers) AS ({summed}), "  # noqa: S608  our own SQL, values apart
            "matched AS (SELECT document_id, SUM(weight) AS score FROM posting"
            f" GROUP BY document_id HAVING SUM(covers) >= %s) {gated}"
        )
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement, [*values, least - 1e-6, *gate_values])
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        if rows:
            vocabulary.current(self.using, rows[0]["vocabulary_version"] or "")
        return rows

    def _gated(self, viewer: Viewer, order: list[Any]) -> tuple[str, list[Any]]:
        """The gate's own SQL over the matched documents."""
        newest = VocabularySnapshot.objects.using(self.using).order_by("-pk").values("version")[:1]
        documents = (
            SearchDocument.objects.using(self.using)
            .visible_to(viewer)
            .extra(tables=["matched"], where=["matched.document_id = search_searchdocument.id"])
            .annotate(score=RawSQL("matched.score", ()), vocabulary_version=newest)
            .order_by(*order, F("score").desc(), "-popularity", "-changed_at", "pk")
            .values("pk", *FACETS, "vocabulary_version")[: MOST_COUNTED + 1]
        )
        sql, values = documents.query.get_compiler(self.using).as_sql()
        return sql, list(values)

    def _chosen_first(self, filters: Filters) -> list[Any]:
        """When not all matches are read, those that the reader chose are."""
        chosen = {f"{name}__in": sorted(filters.of(name)) for name in FACETS if filters.of(name)}
        if not chosen:
            return []
        is_chosen = Case(When(Q(**chosen), then=Value(False)), default=Value(True))
        return [is_chosen.asc()]

    def _title_words(self, query: ParsedQuery) -> Iterator[tuple[list[str], bool]]:
        """For each word typed, the beginnings of words it may stand for."""
        known = self.vocabulary()
        for concept in query.concepts:
            begins = [concept.word]
            if known.words and not known.completions(concept.word, 1):
                begins += known.near_beginnings(concept.word)
            yield begins, True


def _terms(concept: Concept) -> Iterator[tuple[list[str], float]]:
    yield concept.terms, concept.weight
    if concept.near_terms:
        yield concept.near_terms, NEAR_SHARE * concept.weight


def _counts(rows: Sequence[dict[str, Any]], filters: Filters, facet: str) -> dict[str, int]:
    return dict(Counter(row[facet] for row in rows if filters.accept(row, but=facet)).most_common())
