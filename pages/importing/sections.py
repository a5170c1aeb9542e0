"""The help sections on the way to a document: found, adopted or made, and found again after editors renamed them."""

from collections.abc import Collection, Iterator, Sequence

from django.utils import timezone
from wagtail.models import Page

from pages.importing.documents import Document, Section
from pages.importing.models import ImportedPage
from pages.importing.plan import Key
from pages.importing.tree import add_children, insert_own_rows, lock, page_slug
from pages.page_models import HelpSectionPage

SOURCE = "sections"
NOWHERE = {"fr": "Divers", "en": "Other"}

SlugPath = tuple[str, ...]


class Sections:
    """The sections below one page of the tree. Remembers what it found; `forget` after a rollback.

    `first` are sections that come before the document's own: the end of an address that does not exist yet.
    """

    def __init__(self, root: Page, *, first: Sequence[Section] = ()) -> None:
        self.root = root
        self.first = tuple(first)
        self.takes_documents = bool(first) or issubclass(root.specific_class, HelpSectionPage)
        self._ids: dict[SlugPath, int] = {(): root.pk}
        self._sections: dict[SlugPath, Section] = {}

    def path_of(self, document: Document) -> SlugPath:
        """Where the document goes: its sections' slugs. Below a home page there is always a section."""
        sections = self._all(document)
        if not sections and not self.takes_documents:
            language = self.root.locale.language_code
            sections = (Section(title=NOWHERE.get(language, NOWHERE["en"])),)
        path: SlugPath = ()
        for section in sections:
            path = (*path, page_slug(section.slug or section.title))
            self._sections.setdefault(path, section)
        return path

    def id_of(self, path: SlugPath) -> int:
        """The page of a section that exists."""
        return self._ids[path]

    def ids_by_folder(self, documents: Collection[Document]) -> dict[Key, int]:
        """The sections' pages by the folders that they were, for links to a folder."""
        folders: dict[Key, int] = {}
        for document in documents:
            path = self.path_of(document)
            for depth, section in enumerate(self._all(document), start=1):
                if section.folder is not None:
                    folders[document.origin.source, section.folder] = self._ids[path[:depth]]
        return folders

    def title_of(self, path: SlugPath) -> str:
        """The titles on the way, as a person reads them."""
        return " > ".join(self._sections[path[: n + 1]].title for n in range(len(path)))

    def missing(self, paths: Collection[SlugPath]) -> list[SlugPath]:
        """The sections that have no page yet, from the top down; at most two statements a level, none when all are known."""
        wanted = {path[: n + 1] for path in paths for n in range(len(path))} - set(self._ids)
        if not wanted:
            return []
        self._ids |= dict(self._remembered(wanted))
        for depth in range(1, max(map(len, wanted)) + 1):
            level = [path for path in wanted if len(path) == depth and path not in self._ids]
            self._ids |= dict(self._adopted([path for path in level if path[:-1] in self._ids]))
        return sorted(wanted - set(self._ids), key=lambda path: (len(path), path))

    def create(self, paths: Sequence[SlugPath]) -> list[int]:
        """Makes the missing sections, level by level, in the caller's transaction; returns their pages' ids."""
        made: list[int] = []
        for depth in sorted({len(path) for path in paths}):
            level = [path for path in paths if len(path) == depth]
            pages = [self._page(path) for path in level]
            parent_ids = [self._ids[path[:-1]] for path in level]
            add_children(lock(set(parent_ids)), list(zip(parent_ids, pages, strict=True)))
            insert_own_rows(pages)
            self._remember(dict(zip(level, pages, strict=True)))
            made += [page.pk for page in pages]
        return made

    def forget(self) -> None:
        """Forgets the pages, which a rollback may have taken back."""
        self._ids = {(): self.root.pk}

    def _all(self, document: Document) -> tuple[Section, ...]:
        return self.first + document.sections

    def _remembered(self, paths: Collection[SlugPath]) -> Iterator[tuple[SlugPath, int]]:
        names = {self._name(path): path for path in paths}
        rows = ImportedPage.objects.filter(source=SOURCE, external_id__in=names, page__isnull=False)
        for name, page_id in rows.values_list("external_id", "page_id"):
            yield names[name], page_id

    def _adopted(self, paths: Collection[SlugPath]) -> Iterator[tuple[SlugPath, int]]:
        """Sections that an editor made under the slug that we would give."""
        parents = Page.objects.in_bulk({self._ids[path[:-1]] for path in paths})
        places = {(parents[self._ids[path[:-1]]].path, path[-1]): path for path in paths}
        candidates = HelpSectionPage.objects.filter(slug__in={slug for _parent, slug in places})
        for page_id, place, slug in candidates.values_list("pk", "path", "slug"):
            path = places.get((place[: -Page.steplen], slug))
            if path is not None:
                yield path, page_id

    def _page(self, path: SlugPath) -> HelpSectionPage:
        section, now = self._sections[path], timezone.now()
        return HelpSectionPage(
            title=section.title,
            summary=section.summary,
            slug=path[-1],
            locale=self.root.locale,
            first_published_at=now,
            last_published_at=now,
        )

    def _remember(self, pages: dict[SlugPath, HelpSectionPage]) -> None:
        names = {self._name(path): page for path, page in pages.items()}
        ImportedPage.objects.filter(source=SOURCE, external_id__in=names, page=None).delete()
        ImportedPage.objects.bulk_create(
            ImportedPage(source=SOURCE, external_id=name, page_id=page.pk)
            for name, page in names.items()
        )
        self._ids |= {path: page.pk for path, page in pages.items()}

    def _name(self, path: SlugPath) -> str:
        return f"{self.root.pk}/{'/'.join(path)}"
