"""The StreamField blocks of each kind of page."""

from wagtail.blocks import Block

GUIDE_BLOCKS: list[tuple[str, Block]] = []
TRAINING_BLOCKS: list[tuple[str, Block]] = []
FAQ_BLOCKS: list[tuple[str, Block]] = []
