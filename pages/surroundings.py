"""What a page's snapshot says of the tree around it: address, sections, breadcrumb, translations, audience."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from pages.audience import STEP, AudienceMap
from pages.links import Readers, covers
from pages.page_models import HelpSectionPage

FIRST_CRUMB_DEPTH = 3  # below the site's root and the home page of a language


@dataclass(frozen=True)
class Place:
    """A page as its neighbours see it."""

    page_id: int
    tree_path: str
    depth: int
    path: str
    title: str
    is_live: bool
    is_section: bool
    locale: str
    translation_key: Any

    def as_link(self) -> dict[str, str]:
        """What breadcrumbs hold."""
        return {"title": self.title, "path": self.path}


def _places(**conditions: Any) -> Iterable[Place]:
    section = ContentType.objects.get_for_model(HelpSectionPage).pk
    rows = Page.objects.filter(**conditions).values_list(
        "pk", "path", "depth", "url_path", "title", "live", "content_type_id",
        "locale__language_code", "translation_key",
    )  # fmt: skip
    return [
        Place(*row[:6], is_section=row[6] == section, locale=row[7], translation_key=row[8])
        for row in rows
    ]  # type: ignore[misc]


class Surroundings:
    """The tree around a batch of pages, read in three statements whatever their number."""

    def __init__(self, pages: Collection[Page], audiences: AudienceMap) -> None:
        self.audiences = audiences
        prefixes = {p.path[:end] for p in pages for end in range(STEP, len(p.path) + 1, STEP)}
        self._by_tree_path = {place.tree_path: place for place in _places(path__in=prefixes)}
        self._translations: dict[Any, list[Place]] = defaultdict(list)
        for place in _places(translation_key__in={p.translation_key for p in pages}, live=True):
            self._translations[place.translation_key].append(place)

    def tokens(self, page: Page) -> frozenset[str]:
        """Who may read the page."""
        return self.audiences.tokens_for(page.path)

    def readers(self, page: Page) -> Readers:
        """For whom its body is rendered."""
        return Readers(self.tokens(page), page.locale_id, self.audiences)

    def describe(self, page: Page) -> dict[str, Any]:
        """The fields of a snapshot that depend on the tree."""
        above = self._above(page)
        sections = [place for place in above if place.is_section]
        own = [self._by_tree_path[page.path]] if isinstance(page, HelpSectionPage) else []
        return {
            "path": page.url_path,
            "tree_path": page.path,
            "breadcrumb": [
                p.as_link() for p in above if p.is_live and p.depth >= FIRST_CRUMB_DEPTH
            ],
            "section_id": sections[-1].page_id if sections else None,
            "section_title": sections[-1].title if sections else "",
            "theme": _theme([*sections, *own]),
            "translations": self._translations_of(page),
        }

    def _above(self, page: Page) -> list[Place]:
        ends = range(STEP, len(page.path), STEP)
        return [self._by_tree_path[page.path[:end]] for end in ends]

    def _translations_of(self, page: Page) -> list[dict[str, str]]:
        """Live translations that all readers of the page may know of."""
        tokens = self.tokens(page)
        others = [
            place
            for place in self._translations[page.translation_key]
            if place.page_id != page.pk
            and covers(self.audiences.tokens_for(place.tree_path), tokens)
        ]
        others.sort(key=lambda place: place.locale)
        return [{"locale": place.locale, **place.as_link()} for place in others]


def _theme(sections: list[Place]) -> str:
    """The subject a page is about: the section right below the top one, which is the help centre itself."""
    return sections[:2][-1].title if sections else ""
