"""Who may read a page: the nearest decision on the page itself or above it; without one, everybody signed in.

Today a decision is a view restriction of Wagtail. An app whose pages decide for what is below them adds a source.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Case, QuerySet, Value, When
from django.db.models.functions import Substr
from wagtail.models import Page, PageViewRestriction

from kernel.audience import EVERYONE, Viewer, group_token, tokens_of

P = TypeVar("P", bound=Page)

STEP = Page.steplen
ALL: frozenset[str] = frozenset({EVERYONE})


@dataclass(frozen=True)
class Decision:
    """What one page decides for itself and for everything below it."""

    page_id: int
    tree_path: str
    tokens: frozenset[str]

    def allows(self, viewer: Viewer) -> bool:
        """The viewer holds one of the tokens."""
        return bool(self.tokens & tokens_of(viewer))


Source = Callable[[], Iterable[Decision]]
_sources: list[Source] = []


def register_source(source: Source) -> Source:
    """Adds pages that decide; usable as a decorator. A source costs one statement."""
    _sources.append(source)
    return source


@register_source
def _restrictions() -> Iterable[Decision]:
    """Wagtail's view restrictions. A shared password lets nobody in: it is not a set of people."""
    found: dict[int, tuple[str, set[str]]] = {}
    columns = ("page_id", "page__path", "restriction_type", "groups__id")
    for page_id, path, kind, group_id in PageViewRestriction.objects.values_list(*columns):
        tokens = found.setdefault(page_id, (path, set()))[1]
        if kind == PageViewRestriction.LOGIN:
            tokens.add(EVERYONE)
        elif kind == PageViewRestriction.GROUPS and group_id is not None:
            tokens.add(group_token(group_id))
    return [Decision(page_id, path, frozenset(held)) for page_id, (path, held) in found.items()]


class AudienceMap:
    """All decisions of the tree at one moment, read once, asked for many pages."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._by_path = {decision.tree_path: decision for decision in decisions}

    @classmethod
    def load(cls) -> "AudienceMap":
        """One statement per source."""
        return cls(decision for source in _sources for decision in source())

    def decision_for(self, tree_path: str) -> Decision | None:
        """The nearest decision, or none when everybody signed in may read."""
        for end in range(len(tree_path), 0, -STEP):
            if decision := self._by_path.get(tree_path[:end]):
                return decision
        return None

    def tokens_for(self, tree_path: str) -> frozenset[str]:
        """The tokens that may read the page at this place."""
        decision = self.decision_for(tree_path)
        return ALL if decision is None else decision.tokens

    def decided_above(self, tree_path: str) -> Decision | None:
        """The nearest decision above the page, its own left out."""
        return self.decision_for(tree_path[:-STEP])

    def decided_within(self, tree_path: str) -> list[Decision]:
        """Decisions on the page and below it."""
        return [d for path, d in sorted(self._by_path.items()) if path.startswith(tree_path)]

    def nested(self) -> list[tuple[Decision, Decision]]:
        """Decisions below another decision, each with the one above: there should be none."""
        pairs = ((d, self.decided_above(d.tree_path)) for d in self._by_path.values())
        return sorted(
            ((below, above) for below, above in pairs if above is not None),
            key=lambda pair: pair[0].tree_path,
        )

    def shut_to(self, viewer: Viewer) -> tuple[Collection[str], Collection[str]]:
        """Places of the decisions that refuse the viewer, and of those that let him in."""
        refused = {p for p, decision in self._by_path.items() if not decision.allows(viewer)}
        return refused, set(self._by_path) - refused


def visible_pages(pages: QuerySet[P], viewer: Viewer) -> QuerySet[P]:
    """The pages whose audience the viewer belongs to, drafts included; superusers are nobody special.

    One statement for the decisions. The condition compares beginnings of the tree path, the deepest first, so its size
    does not depend on the depth of the tree and thousands of decisions fit in it.
    """
    refused, allowed = AudienceMap.load().shut_to(viewer)
    if not refused:
        return pages
    shown: list[When] = []
    for length in sorted({len(path) for path in (*refused, *allowed)}, reverse=True):
        pages = pages.alias(**{f"place_{length}": Substr("path", 1, length)})
        for paths, is_shown in ((refused, False), (allowed, True)):
            here = [path for path in paths if len(path) == length]
            shown.append(When(**{f"place_{length}__in": here}, then=Value(is_shown)))
    return pages.filter(Case(*shown, default=Value(True)))
