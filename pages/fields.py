"""Fields that pages share."""

from typing import Any

from django.core.files.base import File
from wagtail.blocks import Block
from wagtail.fields import StreamField
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from pages.blocks.body import Body
from pages.uploads import without_traces


class BodyField(StreamField):
    """A StreamField whose block definitions stay out of migrations: they are form, not schema.

    What is stored is JSON whatever the blocks are, so adding or rewording a block needs no migration.
    """

    def __init__(self, block_types: list[tuple[str, Block]], **kwargs: Any) -> None:
        super().__init__(Body(block_types), **kwargs)

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
