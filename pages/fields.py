"""Fields that pages share."""

from typing import Any

from django.core.files.base import File
from wagtail.fields import StreamField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from pages.uploads import without_traces


class BodyField(StreamField):
    """A StreamField whose block definitions stay out of migrations: they are form, not schema.

    What is stored is JSON whatever the blocks are, so adding or rewording a block needs no migration.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """The field as migrations write it: without blocks."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs


class TracelessFile(WagtailImageFieldFile):
    """A stored picture; whatever way it comes in, camera data, place and author stay outside."""

    def save(self, name: str, content: File, save: bool = True) -> None:  # noqa: FBT001, FBT002  Django's signature
        """Cleans the picture, then stores it."""
        super().save(name, without_traces(content), save)


class PictureFileField(WagtailImageField):
    """Wagtail's image field with traceless files."""

    attr_class = TracelessFile
