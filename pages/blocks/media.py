"""Blocks of files: pictures, videos, downloads."""

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BlockGroup,
    CharBlock,
    ChoiceBlock,
    DateBlock,
    IntegerBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    StructValue,
    TextBlock,
)
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from pages.blocks import samples
from pages.blocks.text import PREVIEW, SHORT_TEXT_FEATURES


class PinBlock(StructBlock):
    """A numbered point on a picture; its place is in hundredths of the width and of the height."""

    x = IntegerBlock(min_value=0, max_value=100, label=_("From the left (%)"))
    y = IntegerBlock(min_value=0, max_value=100, label=_("From the top (%)"))
    text = CharBlock(max_length=200, label=_("Text"))

    class Meta:
        icon = "crosshairs"
        label_format = "{text}"


class PictureBlock(StructBlock):
    """A picture, with numbered pins when it needs explaining; the pins are repeated as a list."""

    picture = ImageBlock(
        label=_("Picture"),
        help_text=_(
            "Describe what it shows to somebody who cannot see it: “Menu My account, Delegations circled”."
        ),
    )
    caption = CharBlock(required=False, max_length=200, label=_("Caption"))
    pins = ListBlock(
        PinBlock(label=_("Pin")),
        default=[],
        max_num=12,
        label=_("Pins"),
        help_text=_("Numbered points on the picture; their words are listed below it."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        description = _("A screenshot or drawing, with numbered pins where it needs them.")
        template = "components/streamfield/picture.html"
        preview_template = PREVIEW
        preview_value = staticmethod(samples.picture_with_pins)


class VideoBlock(StructBlock):
    """A video file, which is published only with captions and a transcript."""

    title = CharBlock(max_length=120, label=_("Title"))
    file = DocumentChooserBlock(label=_("Video file"), help_text=_("MP4 or WebM."))
    captions = DocumentChooserBlock(
        label=_("Captions"), help_text=_("A .vtt file: what is said, as text on the picture.")
    )
    transcript = RichTextBlock(
        features=SHORT_TEXT_FEATURES,
        label=_("Transcript"),
        help_text=_("All that is said and shown, for those who read or search it."),
    )
    minutes = IntegerBlock(required=False, min_value=1, label=_("Duration in minutes"))
    poster = ImageChooserBlock(required=False, label=_("Still picture"))

    class Meta:
        icon = "media"
        label = _("Video with transcript")
        description = _("A video with captions, and its transcript below.")
        form_layout = BlockGroup(
            children=["title", "file", "captions", "transcript"], settings=["minutes", "poster"]
        )
        template = "components/streamfield/video.html"
        preview_template = PREVIEW
        preview_value = staticmethod(samples.video)


class DownloadValue(StructValue):
    """A file to take away, with what one must know before one does."""

    @property
    def name(self) -> str:
        return str(self["title"] or (self["document"] and self["document"].title) or "")

    @property
    def facts(self) -> list[str]:
        """Type, size and language, in the active language."""
        document = self["document"]
        language = dict(settings.LANGUAGES).get(self["language"], "")
        return [document.file_extension.upper(), filesizeformat(document.file_size), str(language)]


class DownloadBlock(StructBlock):
    """A file of the library."""

    document = DocumentChooserBlock(label=_("Document"))
    title = CharBlock(
        required=False,
        max_length=160,
        label=_("Title"),
        help_text=_("Left empty, it is the document's own."),
    )
    summary = TextBlock(
        required=False,
        max_length=400,
        label=_("What it contains"),
        help_text=_("For those who cannot open it; better still, make it a page."),
    )
    language = ChoiceBlock(
        choices=settings.LANGUAGES, default="fr", search_index=False, label=_("Language")
    )
    dated = DateBlock(required=False, label=_("Date of the document"))

    class Meta:
        icon = "download"
        label = _("Download")
        description = _("A file to take away, with its type, size, language and date.")
        template = "components/streamfield/download.html"
        value_class = DownloadValue
        preview_template = PREVIEW
        preview_value = staticmethod(samples.download)
