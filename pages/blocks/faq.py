"""Questions with their answers, each with an address of its own."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock

from pages.blocks.text import SHORT_TEXT_FEATURES


class EntryBlock(StructBlock):
    """One question and its answer."""

    question = CharBlock(max_length=200, label=_("Question"))
    answer = RichTextBlock(features=SHORT_TEXT_FEATURES, label=_("Answer"))


class FaqBlock(StructBlock):
    """Questions that come back. Search finds each one; each has its own vote."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    entries = ListBlock(EntryBlock(label=_("Question")), label=_("Questions"))
