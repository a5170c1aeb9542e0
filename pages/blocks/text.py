"""Blocks of words: text, callout, quote, table, glossary."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    RichTextBlock,
    StructBlock,
    TextBlock,
)
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]
SHORT_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]
CELL_FEATURES = ["bold", "italic", "link"]


class Callout(models.TextChoices):
    """What a callout is for; its colour and icon follow."""

    KEY = "key", _("Key point")
    WARNING = "warning", _("Warning")
    TIP = "tip", _("Tip")
    CONFIDENTIAL = "confidential", _("Confidential")


class CalloutBlock(StructBlock):
    """A few words set apart from the text."""

    kind = ChoiceBlock(choices=Callout.choices, default=Callout.KEY, label=_("Kind"))
    title = CharBlock(required=False, max_length=80, label=_("Title"))
    text = RichTextBlock(features=SHORT_TEXT_FEATURES, label=_("Text"))


class QuoteBlock(StructBlock):
    """What somebody says, with the name."""

    text = TextBlock(label=_("Quote"), max_length=600)
    name = CharBlock(required=False, max_length=120, label=_("Name"))
    role = CharBlock(required=False, max_length=120, label=_("Role"))


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
