"""The blocks that editors build pages from: at most fourteen in a picker, in four groups.

`pages.blocks.body` lays a body out, `pages.blocks.reading` says what it holds: `stream_text`, `faq_entries`. Blocks render in the active
language, without a request. What a page's blocks are called in the picker, and how they look, is in `docs/features/editing.md`.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block

from pages.blocks.faq import FaqBlock
from pages.blocks.links import ContactBlock, RelatedBlock, TryItBlock
from pages.blocks.media import DownloadBlock, PictureBlock, VideoBlock
from pages.blocks.steps import StepBlock, VariantsBlock
from pages.blocks.text import CalloutBlock, GlossaryBlock, QuoteBlock, TableBlock, WritingBlock

TEXT = _("Text")
STEPS = _("Step by step")
MEDIA = _("Media")
LINKS = _("Navigation")

Blocks = list[tuple[str, Block]]


def _text_blocks() -> Blocks:
    return [
        ("text", WritingBlock(group=TEXT)),
        ("callout", CalloutBlock(group=TEXT)),
        ("table", TableBlock(group=TEXT)),
        ("quote", QuoteBlock(group=TEXT)),
        ("glossary", GlossaryBlock(group=TEXT)),
    ]


def _step_blocks() -> Blocks:
    return [
        ("step", StepBlock(group=STEPS)),
        ("variants", VariantsBlock(group=STEPS)),
    ]


def _media_blocks() -> Blocks:
    return [
        ("picture", PictureBlock(group=MEDIA)),
        ("video", VideoBlock(group=MEDIA)),
        ("download", DownloadBlock(group=MEDIA)),
    ]


def _link_blocks() -> Blocks:
    return [
        ("faq", FaqBlock(group=LINKS)),
        ("try_it", TryItBlock(group=LINKS)),
        ("related", RelatedBlock(group=LINKS)),
        ("contact", ContactBlock(group=LINKS)),
    ]


GUIDE_BLOCKS: Blocks = _step_blocks() + _text_blocks() + _media_blocks() + _link_blocks()
TRAINING_BLOCKS: Blocks = _text_blocks() + _step_blocks() + _media_blocks() + _link_blocks()
FAQ_BLOCKS: Blocks = _link_blocks() + _text_blocks() + _media_blocks()
