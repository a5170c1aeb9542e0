"""Links from a page's body to other pages, written so that they name nothing that the body's readers may not know."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from kernel.audience import EVERYONE
from pages.audience import AudienceMap


@dataclass(frozen=True)
class Readers:
    """Who reads the body being rendered, in which language."""

    tokens: frozenset[str]
    locale_id: int
    audiences: AudienceMap

    def may_know(self, page: Page) -> bool:
        """All of them may read the other page as well."""
        return covers(self.audiences.tokens_for(page.path), self.tokens)


@dataclass(frozen=True)
class Link:
    """A link that readers may be shown: without title when they may not all know it."""

    href: str
    title: str


_readers: ContextVar[Readers | None] = ContextVar("readers", default=None)


def covers(wider: frozenset[str], narrower: frozenset[str]) -> bool:
    """Whoever belongs to the second audience belongs to the first."""
    return EVERYONE in wider or narrower <= wider


@contextmanager
def rendering_for(readers: Readers) -> Iterator[None]:
    """Links made inside are for these readers."""
    token = _readers.set(readers)
    try:
        yield
    finally:
        _readers.reset(token)


def links_to(page_ids: Iterable[int]) -> dict[int, Link]:
    """Links to live pages by id, in the language of the body when they are translated; at most three statements.

    A page that not all readers may read gets its neutral address and no title: its own address would tell its name.
    Outside `rendering_for` nobody is known to read, so every page that is not open to all is treated so.
    """
    live = Page.objects.filter(live=True).annotate(public_id=F("snapshot__public_id"))
    wanted = {page.pk: page for page in live.filter(pk__in=set(page_ids))}
    if not wanted:
        return {}
    readers = _readers.get() or Readers(frozenset({EVERYONE}), 0, AudienceMap.load())
    foreign = {p.translation_key for p in wanted.values() if p.locale_id != readers.locale_id}
    if foreign and readers.locale_id:
        siblings = live.filter(translation_key__in=foreign, locale_id=readers.locale_id)
        by_key = {sibling.translation_key: sibling for sibling in siblings}
        wanted = {pk: by_key.get(page.translation_key, page) for pk, page in wanted.items()}
    links = {pk: _link(page, readers) for pk, page in wanted.items()}
    return {pk: link for pk, link in links.items() if link is not None}


def _link(page: Page, readers: Readers) -> Link | None:
    if readers.may_know(page):
        return Link(href=page.url_path, title=page.title)
    if page.public_id:
        return Link(href=reverse("pages:permalink", args=[page.public_id]), title="")
    return None


class ReaderPageLinkHandler(PageLinkHandler):
    """Links of rich text to pages; a dead one keeps its words and loses its address."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """The opening tags, one for each link."""
        ids = [int(attrs["id"]) if attrs.get("id", "").isdecimal() else 0 for attrs in attrs_list]
        links = links_to(ids)
        return [
            format_html('<a href="{}">', links[pk].href) if pk in links else "<a>" for pk in ids
        ]
