"""The order of results: one formula over what a document's fields say of the query, whichever engine found the document.

A document's score is the sum of seven measures, each times its weight. The weights were fitted on half of the intents of a help
corpus and tried on the other half, both ways; `docs/search-quality.md` tells how to fit them again.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import log1p

from django.utils import timezone

from search.models import SearchDocument
from search.queries import NEAR_SHARE, Concept, ParsedQuery
from search.text import language_of
from search.vocabulary import Vocabulary

WINDOW = 80  # documents ranked so for each query; what comes after keeps the engine's order
VOTERS = 20  # first documents that say which theme the query is about
SATURATION, LENGTH_SHARE = 2.0, 0.5  # k1 and b of BM25
FRESH = timedelta(days=180)

TITLE_COVERED = 1.30  # share of the query that is in the title
TITLE_EXACT = 2.30  # share of the title that is in the query
EVERYTHING_COVERED = 0.79  # share of the query that is anywhere
SUMMARY = 0.117  # BM25 of the summary
BODY = 0.116  # BM25 of the body
PAIRS = 0.080  # BM25 of words that follow one another in query and body
THEME = 2.57  # share of the first documents that are of the same theme
POPULAR, NEW = 0.05, 0.10


@dataclass(frozen=True)
class Ranked:
    """A document with its score, the theme's part not yet in it."""

    document: SearchDocument
    score: float


def rank(
    query: ParsedQuery, documents: Sequence[SearchDocument], vocabulary: Vocabulary
) -> list[SearchDocument]:
    """The documents, best first; equal ones keep their order. About 0.1 ms a document, no statement."""
    measure = _Measure(query, vocabulary)
    now = timezone.now()
    scored = [Ranked(row, measure.score(row) + _prior(row, now)) for row in documents]
    scored.sort(key=lambda ranked: -ranked.score)
    votes = _votes(scored[:VOTERS])
    scored.sort(key=lambda ranked: -ranked.score - THEME * votes[ranked.document.theme])
    return [ranked.document for ranked in scored]


def _votes(first: Sequence[Ranked]) -> Counter[str]:
    """For each theme its share of the first documents' scores."""
    total = sum(ranked.score for ranked in first) or 1.0
    votes: Counter[str] = Counter()
    for ranked in first:
        votes[ranked.document.theme] += ranked.score / total  # type: ignore[assignment]
    return votes


def _prior(document: SearchDocument, now: datetime) -> float:
    """What speaks for a document whatever was asked: readers it helped, and that it is new."""
    age = max(timedelta(), now - document.changed_at)
    return POPULAR * log1p(document.popularity) + NEW * max(0.0, 1 - age / FRESH)


class _Measure:
    """The measures of one query over many documents."""

    def __init__(self, query: ParsedQuery, vocabulary: Vocabulary) -> None:
        self._query = query
        self._vocabulary = vocabulary
        self._total = sum(concept.weight for concept in query.concepts) or 1.0
        self._weights: dict[str, float] = {}

    def score(self, document: SearchDocument) -> float:
        language = language_of(document.locale)
        title = document.title_terms.split()
        summary = f" {document.summary_terms} "
        body = f" {document.body_terms} "
        in_title = in_all = summary_score = body_score = 0.0
        for concept in self._query.concepts:
            there = _titles(concept, language, title)
            in_summary = _count(concept, language, summary)
            in_body = _count(concept, language, body)
            in_title += there * concept.weight
            in_all += concept.weight * max(there, min(1.0, in_summary), min(1.0, in_body))
            summary_score += concept.weight * self._saturated(
                in_summary, document.summary_length, self._vocabulary.summary_length
            )
            body_score += concept.weight * self._saturated(
                in_body, document.body_length, self._vocabulary.body_length
            )
        return (
            TITLE_COVERED * in_title / self._total
            + TITLE_EXACT * in_title / self._title_weight(title)
            + EVERYTHING_COVERED * in_all / self._total
            + SUMMARY * summary_score
            + BODY * body_score
            + PAIRS * self._pairs(language, body, document.body_length)
        )

    def _title_weight(self, title: list[str]) -> float:
        return sum(map(self._weight, set(title))) or 1.0

    def _weight(self, term: str) -> float:
        if term not in self._weights:
            self._weights[term] = self._vocabulary.weight((term,))
        return self._weights[term]

    def _pairs(self, language: str, body: str, length: int) -> float:
        score = 0.0
        for first, second in self._query.pairs:
            left, right = first.stems.get(language), second.stems.get(language)
            if left and right and (times := body.count(f" {left} {right} ")):
                weight = (first.weight + second.weight) / 2
                score += weight * self._saturated(times, length, self._vocabulary.body_length)
        return score

    def _saturated(self, times: float, length: int, usual: float) -> float:
        """How much the times say: the second time less than the first, in a long text less than in a short one."""
        if not times:
            return 0.0
        slack = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / usual)
        return times * (SATURATION + 1) / (times + slack)


def _titles(concept: Concept, language: str, title: list[str]) -> float:
    """1 when the word is in the title, less when only a correction of it is, 0 else."""
    if concept.stems.get(language) in title:
        return 1.0
    return NEAR_SHARE if any(term in title for term in concept.near_terms) else 0.0


def _count(concept: Concept, language: str, text: str) -> float:
    """How often the word is in a text of terms set apart by spaces; a correction counts less."""
    stem = concept.stems.get(language)
    times: float = text.count(f" {stem} ") if stem else 0
    for term in concept.near_terms:
        times += NEAR_SHARE * text.count(f" {term} ")
    return times
