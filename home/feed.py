"""What the home page gathers for one reader; every row comes through the gate."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Length
from wagtail.models import Page

from home.models import DEEPEST_TILE
from pages.models import PublishedSnapshot
from pages.sections import count_pages
from people.models import User

Kind = PublishedSnapshot.Kind
READ = (Kind.GUIDE, Kind.TRAINING, Kind.FAQ)
MOST_TILES = 12
RECENT = 6


@dataclass(frozen=True)
class Tile:
    """A help section, with how many pages the reader finds there; 0 also when there are too many to count."""

    section: PublishedSnapshot
    page_count: int


@dataclass(frozen=True)
class Feed:
    """The home page of one reader. `home` is None on a site whose editors have published none."""

    home: PublishedSnapshot | None = None
    tiles: list[Tile] = field(default_factory=list)
    recent: list[PublishedSnapshot] = field(default_factory=list)

    @property
    def frequent_searches(self) -> list[str]:
        """What editors think people look for."""
        return list(self.home.extra.get("frequent_searches", [])) if self.home else []


def feed_for(viewer: User, language: str) -> Feed:
    """The home page in a language, or in the first other one that has one. Three statements, two more for another language."""
    for locale in (language, *(code for code, _name in settings.LANGUAGES if code != language)):
        top = _top_of_tree(viewer, locale)
        home = next((page for page in top if page.kind == Kind.HOME), None)
        if home is not None:
            sections = _sections_to_show(home, top)
            return Feed(home, _tiles(sections, viewer), list(_recent(viewer, locale)))
    return Feed()


def _top_of_tree(viewer: User, locale: str) -> list[PublishedSnapshot]:
    """The home page and the first two levels of sections, on the (kind, locale) index."""
    pages = PublishedSnapshot.objects.visible_to(viewer).filter(
        kind__in=(Kind.HOME, Kind.SECTION), locale=locale
    )
    near = pages.annotate(depth=Length("tree_path") / Page.steplen).filter(depth__lte=DEEPEST_TILE)
    return list(
        near.defer("body_html", "body_text", "entries", "toc", "breadcrumb").order_by("tree_path")
    )


def _sections_to_show(
    home: PublishedSnapshot, top: Sequence[PublishedSnapshot]
) -> list[PublishedSnapshot]:
    """Those that the editors chose; else what the help centre holds, or the centres where there are several."""
    sections = [page for page in top if page.kind == Kind.SECTION]
    chosen = set(home.extra.get("section_ids", []))
    if chosen:
        return [section for section in sections if section.page_id in chosen][:MOST_TILES]
    centres = [section for section in sections if section.section_id is None]
    inner = [section for section in sections if section.section_id is not None]
    return (inner if len(centres) == 1 and inner else centres)[:MOST_TILES]


def _tiles(sections: list[PublishedSnapshot], viewer: User) -> list[Tile]:
    counts = count_pages(sections, viewer)
    return [Tile(section, counts.get(section.page_id, 0)) for section in sections]


def _recent(viewer: User, locale: str) -> QuerySet[PublishedSnapshot]:
    """What changed last, on the (locale, changed_at) index."""
    pages = PublishedSnapshot.objects.visible_to(viewer).filter(locale=locale, kind__in=READ)
    return pages.for_card().order_by("-changed_at")[:RECENT]
