"""The blocks that editors build pages from: at most fourteen in a picker, in four groups.

A body renders itself (`{% include_block page.body %}`, or `render_as_block()`) in the active language, without a request. Each block of
it is a `<div id="block-<uuid>">` or `<li id="block-<uuid>">`, the address that survives edits. `pages.blocks.reading` says what a body
holds without rendering it: `stream_text`, `faq_entries`, `contents`.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, RichTextBlock

from pages.blocks.faq import FaqBlock
from pages.blocks.links import ContactBlock, RelatedBlock, TryItBlock
from pages.blocks.media import DownloadBlock, PictureBlock, VideoBlock
from pages.blocks.steps import StepBlock, VariantsBlock
from pages.blocks.text import TEXT_FEATURES, CalloutBlock, QuoteBlock, TableBlock

TEXT = _("Text")
STEPS = _("Step by step")
MEDIA = _("Media")
LINKS = _("Navigation")

Blocks = list[tuple[str, Block]]


def _text_blocks() -> Blocks:
    return [
        ("text", RichTextBlock(features=TEXT_FEATURES, group=TEXT, label=_("Text"))),
        ("callout", CalloutBlock(group=TEXT, label=_("Callout"))),
        ("table", TableBlock(group=TEXT, label=_("Table"))),
        ("quote", QuoteBlock(group=TEXT, label=_("Quote"))),
    ]


def _step_blocks() -> Blocks:
    return [
        ("step", StepBlock(group=STEPS, label=_("Step"))),
        ("variants", VariantsBlock(group=STEPS, label=_("Variants"))),
    ]


def _media_blocks() -> Blocks:
    return [
        ("picture", PictureBlock(group=MEDIA, label=_("Picture"))),
        ("video", VideoBlock(group=MEDIA, label=_("Video with transcript"))),
        ("download", DownloadBlock(group=MEDIA, label=_("Download"))),
    ]


def _link_blocks() -> Blocks:
    return [
        ("try_it", TryItBlock(group=LINKS, label=_("Try it yourself"))),
        ("faq", FaqBlock(group=LINKS, label=_("FAQ"))),
        ("related", RelatedBlock(group=LINKS, label=_("Related content"))),
        ("contact", ContactBlock(group=LINKS, label=_("Contact"))),
    ]


GUIDE_BLOCKS: Blocks = _text_blocks() + _step_blocks() + _media_blocks() + _link_blocks()
TRAINING_BLOCKS: Blocks = _text_blocks() + _step_blocks() + _media_blocks() + _link_blocks()
FAQ_BLOCKS: Blocks = _text_blocks() + _media_blocks() + _link_blocks()
