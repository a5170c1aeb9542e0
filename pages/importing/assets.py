"""Pictures and files beside imported documents, taken into the library; their collection has the readers of the pages."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.files import File
from PIL import Image
from wagtail.models import Collection as Shelf
from wagtail.models import CollectionViewRestriction

from kernel.audience import EVERYONE
from pages.models import Download, Picture

GROUP = "group:"
LONGEST_NAME = 255


@dataclass
class Assets:
    """Files of one folder. Without a folder there are none. A file is taken once for each audience, by its content."""

    root: Path | None = None
    collection_name: str = ""
    _collections: dict[frozenset[str], Shelf | None] = field(default_factory=dict)

    def has(self, path: str) -> bool:
        """Something of this path is in the folder; nothing that a link leads out of it to."""
        return self._inside(path) is not None

    def is_folder(self, path: str) -> bool:
        found = self._inside(path)
        return found is not None and found.is_dir()

    def picture(self, path: str, alt: str, tokens: frozenset[str]) -> int | None:
        """The library's picture of a file, or None for a file that an editor could not upload either, or that is absent."""
        file = self._readable(
            path, settings.WAGTAILIMAGES_EXTENSIONS, settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
        )
        if file is None or not _is_picture(file):
            return None
        return self._taken(Picture, file, tokens, title=alt or file.stem, description=alt)

    def download(self, path: str, tokens: frozenset[str]) -> int | None:
        """The library's document of a file, or None for a file that an editor could not upload either, or that is absent."""
        file = self._readable(
            path, settings.WAGTAILDOCS_EXTENSIONS, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
        )
        return None if file is None else self._taken(Download, file, tokens, title=file.stem)

    def _inside(self, path: str) -> Path | None:
        if self.root is None:
            return None
        try:
            found = (self.root / path).resolve()
            inside = found.exists() and found.is_relative_to(self.root.resolve())
        except (OSError, ValueError):
            return None
        return found if inside else None

    def _readable(self, path: str, extensions: Collection[str], largest: int) -> Path | None:
        """The file, when it is one, of an allowed kind and size."""
        found = self._inside(path)
        if (
            found is None
            or not found.is_file()
            or found.suffix.lower().lstrip(".") not in extensions
        ):
            return None
        return found if found.stat().st_size <= largest else None

    def _taken(
        self, model: type[Any], file: Path, tokens: frozenset[str], **fields: str
    ) -> int | None:
        """The copy that the collection has already, or a new one."""
        collection = self._collection(tokens)
        if collection is None:
            return None
        digest = hashlib.sha1(file.read_bytes(), usedforsecurity=False).hexdigest()  # Wagtail's own
        kept = model.objects.filter(collection=collection, file_hash=digest).values_list(
            "pk", flat=True
        )
        if (known := kept.first()) is not None:
            return int(known)
        cut = {name: value[:LONGEST_NAME] for name, value in fields.items()}
        with file.open("rb") as content:
            made = model(
                collection=collection, file_hash=digest, file_size=file.stat().st_size, **cut
            )
            made.file.save(file.name, File(content), save=False)
            made.save()
        return int(made.pk)

    def _collection(self, tokens: frozenset[str]) -> Shelf | None:
        """A collection for exactly these readers; None for readers that a collection cannot be kept to."""
        if tokens not in self._collections:
            self._collections[tokens] = self._made_collection(tokens)
        return self._collections[tokens]

    def _made_collection(self, tokens: frozenset[str]) -> Shelf | None:
        groups: list[Group] = []
        if EVERYONE not in tokens:
            if not tokens or not all(token.startswith(GROUP) for token in tokens):
                return None
            groups = list(Group.objects.filter(pk__in=[int(t.removeprefix(GROUP)) for t in tokens]))
        names = ", ".join(sorted(group.name for group in groups))
        name = f"{self.collection_name} ({names})" if names else self.collection_name
        root = Shelf.get_first_root_node()
        existing = root.get_children().filter(name=name[:LONGEST_NAME]).first()
        collection = existing or root.add_child(name=name[:LONGEST_NAME])
        if groups and not collection.view_restrictions.exists():
            restriction = CollectionViewRestriction.objects.create(
                collection=collection, restriction_type=CollectionViewRestriction.GROUPS
            )
            restriction.groups.set(groups)
        return collection

    def forget(self) -> None:
        """Forgets the collections, which a rollback may have taken back."""
        self._collections.clear()


def _is_picture(file: Path) -> bool:
    """Pillow can read it, and it is not a bomb."""
    try:
        with Image.open(file) as image:
            width, height = image.size
            image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
    return bool(width * height <= settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
