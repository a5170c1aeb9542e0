"""Questions with their answers, each with an address of its own."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock

from pages.blocks import samples
from pages.blocks.text import PREVIEW, SHORT_TEXT_FEATURES


class EntryBlock(StructBlock):
    """One question and its answer."""

    question = CharBlock(
        max_length=200, label=_("Question"), help_text=_("As a colleague would ask it.")
    )
    answer = RichTextBlock(features=SHORT_TEXT_FEATURES, label=_("Answer"))

    class Meta:
        icon = "help"
        label_format = "{question}"


class FaqBlock(StructBlock):
    """Questions that come back. Search finds each one; each has its own vote."""

    heading = CharBlock(required=False, max_length=120, label=_("Heading"))
    entries = ListBlock(EntryBlock(label=_("Question")), label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("FAQ")
        description = _("Questions that come back, each found by search and with its own address.")
        template = "components/streamfield/faq.html"
        preview_template = PREVIEW
        preview_value = staticmethod(samples.faq)
