"""Fields that pages share."""

from typing import Any

from wagtail.blocks import Block
from wagtail.fields import StreamField

from pages.blocks.body import Body


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
