"""Makes pages of documents: their fields, and the body once the pages that it links to have ids."""

import posixpath
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from urllib.parse import SplitResult, unquote, urlsplit

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Locale

from pages.importing.assets import Assets
from pages.importing.conversion import Converter, short_summary
from pages.importing.documents import Document
from pages.importing.items import Picture
from pages.importing.plan import PAGE_CLASSES, Key, Planner, key_of
from pages.importing.rich_text import external_links
from pages.importing.tree import page_slug
from pages.page_models import BasePage, TrainingResourcePage

MARKDOWN = (".md", ".markdown")
INDEX_NAMES = {"index.md", "_index.md", "readme.md"}


@dataclass
class Maker:
    """Makes the pages of one import.

    `page_ids` holds the pages of documents that others may link to, `waiting` the documents that link to one that comes
    later in the same import.
    """

    locale: Locale
    planner: Planner
    assets: Assets
    page_ids: dict[Key, int] = field(default_factory=dict)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    waiting: set[Key] = field(default_factory=set)
    is_last_pass: bool = False

    def new_page(self, document: Document) -> BasePage:
        """An unsaved page without body, live since the day of the document."""
        page = PAGE_CLASSES[document.kind](
            slug=page_slug(document.slug or document.title), locale=self.locale
        )
        self.describe(page, document)
        page.first_published_at = page.last_published_at
        return page

    def describe(self, page: BasePage, document: Document) -> None:
        """Gives a page what the document says besides its body; slug and place stay."""
        page.title = page.draft_title = document.title
        page.summary = short_summary(document.summary)
        if owner_id := self.planner.owner_id(document):
            page.content_owner_id = owner_id
        page.review_on = document.review_on or page.review_on
        page.last_published_at = _noon(document)
        with translation.override(self.locale.language_code):
            page.change_note = _("Brought up to date from its source.") if page.pk else ""
        if isinstance(page, TrainingResourcePage):
            page.duration_minutes = document.duration_minutes

    def fill(self, page: BasePage, document: Document, *, tokens: frozenset[str]) -> None:
        """Gives a page its body; `tokens` say who will read it, and so where its pictures are kept."""
        links = _Links(self, document, tokens)
        page.body = Converter(
            document,
            locale=self.locale.language_code,
            resolve_link=links.resolve,
            find_picture=links.find_picture,
        ).body()


class _Links:
    """The links and pictures of one document, resolved from its own folder."""

    def __init__(self, maker: Maker, document: Document, tokens: frozenset[str]) -> None:
        self.maker = maker
        self.document = document
        self.tokens = tokens

    def resolve(self, address: str) -> str | None:
        """A link out, to another page of the import, or to a file; None and a remark when it leads nowhere."""
        path = self._path(address)
        if path is None:
            return external_links(address)
        if path.lower().endswith(MARKDOWN) or self.maker.assets.is_folder(path):
            return self._page_link(page_key(path))
        document_id = self.maker.assets.download(path, self.tokens)
        if document_id is None:
            self._remark(f'the link to "{path}" leads nowhere')
            return None
        return f'linktype="document" id="{document_id}"'

    def find_picture(self, picture: Picture) -> int | None:
        """The library's copy of a picture beside the document; pictures on other sites are left out."""
        path = self._path(picture.source)
        picture_id = (
            None if path is None else self.maker.assets.picture(path, picture.alt, self.tokens)
        )
        if picture_id is None:
            self._remark(f'the picture "{picture.source[:100]}" was left out')
        return picture_id

    def _page_link(self, path: str) -> str | None:
        key = (self.document.origin.source, path)
        if not self.maker.assets.has(path):
            self._remark(f'the link to "{path}" leads nowhere')
        elif key in self.maker.page_ids:
            return f'linktype="page" id="{self.maker.page_ids[key]}"'
        else:
            self.maker.waiting.add(key_of(self.document))
            if self.maker.is_last_pass:
                self._remark(f'the page of "{path}" is missing, so the link to it waits')
        return None

    def _path(self, address: str) -> str | None:
        """The address as a path in the imported folder, or None when it leads elsewhere."""
        if self.document.folder is None or not (parts := _split(address)):
            return None
        if parts.scheme or parts.netloc or not parts.path:
            return None
        path = posixpath.normpath(posixpath.join(self.document.folder, unquote(parts.path)))
        return None if path.startswith(("..", "/")) else path

    def _remark(self, words: str) -> None:
        self.maker.remarks.append((self.document.where, words))


def page_key(path: str) -> str:
    """What identifies the page of a path: a folder stands for its index file, which describes it."""
    folder, name = posixpath.split("" if path == "." else path)
    return folder if name.lower() in INDEX_NAMES else posixpath.join(folder, name)


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:  # brackets that promise an IPv6 address
        return None


def _noon(document: Document) -> datetime:
    """The document's day at noon, which is the same day in every time zone of Europe; now, when it has none."""
    return datetime.combine(document.dated, time(12), UTC) if document.dated else timezone.now()
