"""Blocks that lead somebody through a task: steps, and variants of the steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, RichTextBlock, StructBlock
from wagtail.images.blocks import ImageBlock

from pages.blocks.text import SHORT_TEXT_FEATURES


class Device(models.TextChoices):
    """What a step is done on, where that matters."""

    WINDOWS = "windows", _("Windows")
    MAC = "mac", _("Mac")
    PHONE = "phone", _("Phone")
    TABLET = "tablet", _("Tablet")
    BROWSER = "browser", _("Web browser")


class StepBlock(StructBlock):
    """One thing to do; its place in the page is its number, its block id its address."""

    title = CharBlock(max_length=120, label=_("Title"))
    text = RichTextBlock(required=False, features=SHORT_TEXT_FEATURES, label=_("Text"))
    picture = ImageBlock(required=False, label=_("Picture"))
    result = CharBlock(required=False, max_length=200, label=_("Result"))
    for_whom = CharBlock(required=False, max_length=80, label=_("For whom"))
    device = ChoiceBlock(required=False, choices=Device.choices, label=_("Device"))


class VariantBlock(StructBlock):
    """One way to do the task, for one device or case."""

    name = CharBlock(max_length=40, label=_("Name"))
    steps = ListBlock(StepBlock(label=_("Step")), label=_("Steps"))


class VariantsBlock(StructBlock):
    """The same task, done in two to four ways."""

    variants = ListBlock(
        VariantBlock(label=_("Variant")), min_num=2, max_num=4, label=_("Variants")
    )
