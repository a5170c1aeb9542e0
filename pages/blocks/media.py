"""Blocks of files: pictures, videos, downloads."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    ChoiceBlock,
    DateBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    TextBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from pages.blocks.text import SHORT_TEXT_FEATURES


class PinBlock(StructBlock):
    """A numbered point on a picture; its place is in hundredths of the width and of the height."""

    x = IntegerBlock(min_value=0, max_value=100, label=_("From the left (%)"))
    y = IntegerBlock(min_value=0, max_value=100, label=_("From the top (%)"))
    text = CharBlock(max_length=200, label=_("Text"))


class PictureBlock(StructBlock):
    """A picture, with numbered pins when it needs explaining; the pins are repeated as a list."""

    picture = ImageBlock(label=_("Picture"))
    caption = CharBlock(required=False, max_length=200, label=_("Caption"))
    pins = ListBlock(PinBlock(label=_("Pin")), default=[], max_num=12, label=_("Pins"))


class VideoBlock(StructBlock):
    """A video file, which is published only with captions and a transcript."""

    title = CharBlock(max_length=120, label=_("Title"))
    file = DocumentChooserBlock(label=_("Video file"))
    captions = DocumentChooserBlock(label=_("Captions"))
    transcript = RichTextBlock(features=SHORT_TEXT_FEATURES, label=_("Transcript"))
    minutes = IntegerBlock(required=False, min_value=1, label=_("Duration in minutes"))
    poster = ImageChooserBlock(required=False, label=_("Still picture"))


class DownloadBlock(StructBlock):
    """A file to take away, with what one must know before one does."""

    document = DocumentChooserBlock(label=_("Document"))
    title = CharBlock(required=False, max_length=160, label=_("Title"))
    summary = TextBlock(required=False, max_length=400, label=_("What it contains"))
    language = ChoiceBlock(choices=settings.LANGUAGES, default="fr", label=_("Language"))
    dated = DateBlock(required=False, label=_("Date of the document"))
