"""Pictures, films and documents of the demonstration, in a collection of the library."""

from django.core.files import File
from wagtail.models import Collection

from demo.texts import DATA
from pages.models import Download, Picture

COLLECTION = "Démonstration"
MEDIA = DATA / "media"


class Library:
    """Takes a file into the library once; asked again, it gives the same one."""

    def __init__(self) -> None:
        root = Collection.get_first_root_node()
        existing = root.get_children().filter(name=COLLECTION).first()
        self.collection = existing or root.add_child(name=COLLECTION)

    def picture(self, name: str, locale: str, alt: str) -> Picture:
        """The screenshot of this name in a language."""
        title = f"{name} ({locale})"
        known: Picture | None = Picture.objects.filter(
            collection=self.collection, title=title
        ).first()
        return known or self._new_picture(f"{name}-{locale}.png", title, alt)

    def download(self, file_name: str, title: str) -> Download:
        """The file of this name."""
        known: Download | None = Download.objects.filter(
            collection=self.collection, title=title
        ).first()
        if known is not None:
            return known
        with (MEDIA / file_name).open("rb") as content:
            made = Download(title=title, collection=self.collection)
            made.file.save(file_name, File(content), save=False)
            made.save()
        return made

    def _new_picture(self, file_name: str, title: str, alt: str) -> Picture:
        with (MEDIA / file_name).open("rb") as content:
            made = Picture(title=title, description=alt[:255], collection=self.collection)
            made.file.save(file_name, File(content), save=False)
            made.save()
        return made
