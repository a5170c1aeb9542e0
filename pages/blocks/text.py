"""Blocks of words: text, callout, quote, table, glossary."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    StructValue,
    TextBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.blocks import samples

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
CELL_FEATURES = ["bold", "italic", "link"]
PREVIEW = "components/streamfield/_preview.html"


class WritingBlock(RichTextBlock):
    """Running text with headings of two levels. No colours, no sizes: the design is the site's."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs, headings, lists and links.")
        template = "components/streamfield/text.html"
        preview_template = PREVIEW
        preview_value = staticmethod(samples.text)


class Callout(models.TextChoices):
    """What a callout is for; its colour and icon follow."""

    KEY = "key", _("Key point")
    WARNING = "warning", _("Warning")
    TIP = "tip", _("Tip")
    CONFIDENTIAL = "confidential", _("Confidential")


class CalloutValue(StructValue):
    """A callout, which is named after its kind unless it has a title."""

    @property
    def heading(self) -> str:
        return str(self["title"] or Callout(self["kind"]).label)


class CalloutBlock(StructBlock):
    """A few words set apart from the text."""

    kind = ChoiceBlock(
        choices=Callout.choices, default=Callout.KEY, search_index=False, label=_("Kind")
    )
    title = CharBlock(
        required=False,
        max_length=80,
        label=_("Title"),
        help_text=_("Left empty, the kind is the title."),
    )
    text = RichTextBlock(
        features=SHORT_TEXT_FEATURES, label=_("Text"), help_text=_("At most 60 words.")
    )

    class Meta:
        icon = "warning"
        label = _("Callout")
        description = _("One thing to remember, to beware of or to know, in at most 60 words.")
        template = "components/streamfield/callout.html"
        value_class = CalloutValue
        preview_template = PREVIEW
        preview_value = staticmethod(samples.callout)


class QuoteBlock(StructBlock):
    """What somebody says, with the name."""

    text = TextBlock(max_length=600, label=_("Quote"))
    name = CharBlock(required=False, max_length=120, label=_("Name"))
    role = CharBlock(required=False, max_length=120, label=_("Job title or team"))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("What a colleague says about it, with a name.")
        template = "components/streamfield/quote.html"
        preview_template = PREVIEW
        preview_value = staticmethod(samples.quote)


class TableBlock(StructBlock):
    """A data table: named columns, a caption, rows named by their first cell when asked."""

    table = TypedTableBlock(
        [
            ("text", RichTextBlock(features=CELL_FEATURES, required=False, label=_("Text"))),
            ("number", CharBlock(required=False, max_length=40, label=_("Number"))),
        ],
        label=_("Table"),
    )
    row_headers = BooleanBlock(
        required=False, default=True, label=_("The first column names the rows")
    )

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Figures or facts to compare, in named columns.")
        template = "components/streamfield/table.html"
        preview_template = PREVIEW
        preview_value = staticmethod(samples.table)


class GlossaryBlock(StructBlock):
    """Terms that the page explains: marked where they first occur, defined at the foot."""

    terms = ListBlock(SnippetChooserBlock("pages.GlossaryTerm", label=_("Term")), label=_("Terms"))

    class Meta:
        icon = "help"
        label = _("Glossary terms")
        description = _("Words explained where they first occur, and at the foot of the page.")
        template = "components/streamfield/glossary.html"
        preview_template = PREVIEW
        preview_value = staticmethod(samples.glossary)
