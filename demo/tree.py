"""The help centres in both languages, their sections, and the pages written for the demonstration."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from demo.blocks import BodyMaker
from demo.kept import keep, kept_page_id
from demo.library import Library
from demo.organisation import Cast, public_id
from demo.texts import data, pages, spaced
from home.models import HomePage
from pages.glossary import GlossaryTerm
from pages.page_models import (
    BasePage,
    FaqPage,
    HelpSectionPage,
    QuickStartGuidePage,
    TrainingResourcePage,
)

LOCALES = ("fr", "en")
KINDS: dict[str, type[BasePage]] = {
    "guide": QuickStartGuidePage,
    "training": TrainingResourcePage,
    "faq": FaqPage,
}
Fields = dict[str, Any]


@dataclass
class Tree:
    """Makes pages that are missing, each in both languages, the second a translation of the first."""

    cast: Cast
    today: date
    ids: dict[tuple[str, str], int] = field(default_factory=dict)

    @transaction.atomic
    def plant_sections(self) -> list[Page]:
        """The help centres and their own sections, live; returns the centres."""
        rows = data("sections.yaml")
        homes = {
            home.locale.language_code: home for home in HomePage.objects.select_related("locale")
        }
        centre = {"key": "centre", **rows["centre"]}
        for locale in LOCALES:
            self._section(centre, locale, parent=homes[locale])
            for row in rows["sections"]:
                parent = Page.objects.get(pk=self.ids["centre", locale])
                self._section(row, locale, parent=parent)
        return list(Page.objects.filter(pk__in=[self.ids["centre", locale] for locale in LOCALES]))

    def plant_pages(self) -> Iterator[str]:
        """The pages, first empty so that they may link to one another, then written and published; yields their titles."""
        rows = pages()
        with transaction.atomic():
            terms = _terms()
            new = [
                (row, locale) for row in rows for locale in LOCALES if self._make_empty(row, locale)
            ]
        library = Library()
        for row, locale in new:
            maker = BodyMaker(locale, library, self.ids, terms)
            yield self._publish(row, locale, maker)

    def _section(self, row: Fields, locale: str, *, parent: Page) -> None:
        if (known := kept_page_id(row["key"], locale)) is not None:
            self.ids[row["key"], locale] = known
            return
        page = HelpSectionPage(summary=row[locale]["summary"], **self._common(row, locale, parent))
        made = parent.add_child(instance=page)
        self._announce(made, row["key"], locale)
        if "only_for" in row:
            restriction = PageViewRestriction.objects.create(
                page=made, restriction_type=PageViewRestriction.GROUPS
            )
            restriction.groups.set([self.cast.groups[row["only_for"]]])
        made.save_revision(user=self._editor()).publish()

    def _make_empty(self, row: Fields, locale: str) -> bool:
        """Makes the page where it is missing, as a draft; False when it was made and written before."""
        known = kept_page_id(row["key"], locale)
        if known is not None:
            self.ids[row["key"], locale] = known
            unwritten = Page.objects.filter(pk=known, live=False, latest_revision=None)
            return bool(unwritten.exists())
        parent = Page.objects.get(pk=self.ids[row["section"], locale])
        page = KINDS[row["kind"]](live=False, **self._common(row, locale, parent))
        made = parent.add_child(instance=page)
        self._announce(made, row["key"], locale)
        return True

    def _common(self, row: Fields, locale: str, parent: Page) -> Fields:
        first = Page.objects.filter(pk=self.ids.get((row["key"], LOCALES[0]), 0)).first()
        translated = {"translation_key": first.translation_key} if first else {}
        return translated | {
            "title": spaced(row[locale]["title"], locale),
            "slug": row[locale]["slug"],
            "locale": parent.locale,
            "public_id": public_id(f"{row['key']} {locale}"),
            "content_owner": self.cast.people[row["owner"]] if "owner" in row else None,
        }

    def _announce(self, page: Page, key: str, locale: str) -> None:
        self.ids[key, locale] = page.pk
        keep(page, key, locale)

    @transaction.atomic
    def _publish(self, row: Fields, locale: str, maker: BodyMaker) -> str:
        page: Any = KINDS[row["kind"]].objects.get(pk=self.ids[row["key"], locale])
        words, verified = row[locale], row["verified"]
        page.summary = spaced(words["summary"], locale)
        page.body = maker.body(row["key"], words["body"])
        page.experts = [self.cast.people[handle] for handle in row["experts"]]
        page.tags.set(words["tags"])
        page.review_on = self.today + timedelta(days=row["review_in"])
        page.verified_by = self.cast.people[verified["by"]]
        page.verified_on = self.today - timedelta(days=verified["days_ago"])
        if isinstance(page, TrainingResourcePage):
            page.duration_minutes = row["duration_minutes"]
        page.save_revision(user=self._editor()).publish(user=self._editor())
        return str(page.title)

    def _editor(self) -> Any:
        return self.cast.people["alice"]


def _terms() -> dict[tuple[str, str], int]:
    """The glossary in both languages, by key and language."""
    locales = {
        home.locale.language_code: home.locale for home in HomePage.objects.select_related("locale")
    }
    terms: dict[tuple[str, str], int] = {}
    for row in data("sections.yaml")["glossary"]:
        key = None
        for locale in LOCALES:
            words = row[locale]
            found = GlossaryTerm.objects.filter(locale=locales[locale], term=words["term"]).first()
            term = found or GlossaryTerm(locale=locales[locale], **words)
            if found is None:
                term.translation_key = key or term.translation_key
                term.save()
            key = term.translation_key
            terms[row["key"], locale] = term.pk
    return terms


@transaction.atomic
def write_home_pages(tree: Tree, sections_by_title: dict[str, int]) -> None:
    """What the home pages say and which sections they show; a home page that editors changed is left as it is."""
    for home in HomePage.objects.select_related("locale"):
        words = data("sections.yaml")["home"].get(home.locale.language_code)
        if words is None or home.frequent_searches or home.summary:
            continue
        page = home.get_latest_revision_as_object()
        page.title, page.summary = words["title"], words["summary"]
        page.frequent_searches = "\n".join(words["frequent_searches"])
        own = [tree.ids[key, home.locale.language_code] for key in words["sections"]]
        imported = [
            sections_by_title[title] for title in words["imported"] if title in sections_by_title
        ]
        page.shown_sections = HelpSectionPage.objects.filter(pk__in=[*own, *imported])
        page.save_revision().publish()
