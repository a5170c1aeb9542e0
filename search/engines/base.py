"""What every search engine does, and what it is asked and answers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from kernel.audience import Viewer
from search.models import SearchDocument
from search.queries import ParsedQuery

MOST_COUNTED = 1000  # results; beyond, "more than" is as exact as it gets
FACETS = ("type", "theme", "locale")


class EngineDown(Exception):
    """The engine did not answer, or not as a healthy one does: ask another, and do not believe the answer."""


@dataclass(frozen=True)
class Filters:
    """What a reader narrows the results to; empty means everything. Values of one facet add up."""

    type: frozenset[str] = frozenset()
    theme: frozenset[str] = frozenset()
    locale: frozenset[str] = frozenset()

    def of(self, facet: str) -> frozenset[str]:
        """The chosen values of one facet."""
        chosen: frozenset[str] = getattr(self, facet)
        return chosen

    def accept(self, values: dict[str, str], *, but: str = "") -> bool:
        """A document with these values passes, the facet `but` not looked at."""
        return all(
            not self.of(facet) or values[facet] in self.of(facet)
            for facet in FACETS
            if facet != but
        )


@dataclass(frozen=True)
class Found:
    """Documents by id in the engine's order, as many as asked for, and the counts of all that match.

    A facet's counts leave its own filter out, so that a reader sees what else he could choose.
    """

    ids: Sequence[int] = ()
    total: int = 0
    facets: dict[str, dict[str, int]] = field(default_factory=lambda: {name: {} for name in FACETS})

    @property
    def is_capped(self) -> bool:
        """There are more than `total`."""
        return self.total >= MOST_COUNTED


@dataclass(frozen=True)
class Slice:
    """Which of the results are wanted."""

    start: int
    stop: int


class Engine(Protocol):
    """Finds documents for a viewer. Whoever shows them reads them again through `SearchDocument.objects.visible_to`."""

    name: str

    def index(
        self, documents: Sequence[SearchDocument], tokens: dict[int, Collection[str]]
    ) -> None:
        """Makes saved documents findable, by id, in place of what they were. Idempotent. Raises EngineDown."""

    def delete(self, document_ids: Iterable[int]) -> None:
        """Forgets documents; unknown ids are no error. Raises EngineDown."""

    def search(self, query: ParsedQuery, viewer: Viewer, filters: Filters, wanted: Slice) -> Found:
        """What matches, counted up to `MOST_COUNTED`. Raises EngineDown."""

    def suggest(self, query: ParsedQuery, viewer: Viewer, most: int) -> list[int]:
        """Documents whose title the words, the last one unfinished, point to; the likeliest first. Raises EngineDown."""

    def similar(self, document: SearchDocument, viewer: Viewer, most: int) -> list[int]:
        """Documents about the same subject. Raises EngineDown."""

    def health(self) -> bool:
        """The engine would answer now. Never raises."""
