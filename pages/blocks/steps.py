"""Blocks that lead somebody through a task: steps, and variants of the steps."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BlockGroup,
    CharBlock,
    ChoiceBlock,
    ListBlock,
    RichTextBlock,
    StructBlock,
    StructValue,
)
from wagtail.images.blocks import ImageBlock

from pages.blocks import samples
from pages.blocks.text import PREVIEW, SHORT_TEXT_FEATURES


class Device(models.TextChoices):
    """What a step is done on, where that matters."""

    WINDOWS = "windows", _("Windows")
    MAC = "mac", _("Mac")
    PHONE = "phone", _("Phone")
    TABLET = "tablet", _("Tablet")
    BROWSER = "browser", _("Web browser")


class StepValue(StructValue):
    """A step, with the words that say whom it concerns."""

    @property
    def audience(self) -> str:
        """For whom and on what, for example "Managers, Phone"; empty when the step is for everybody."""
        device = Device(self["device"]).label if self["device"] else ""
        return ", ".join(str(part) for part in (self["for_whom"], device) if part)


class StepBlock(StructBlock):
    """One thing to do; its place in the page is its number, its block id its address."""

    title = CharBlock(
        max_length=120,
        label=_("Title"),
        help_text=_("Starts with a verb: “Open your account”."),
    )
    text = RichTextBlock(required=False, features=SHORT_TEXT_FEATURES, label=_("Text"))
    picture = ImageBlock(
        required=False,
        label=_("Picture"),
        help_text=_(
            "Describe what it shows to somebody who cannot see it: “Menu My account, Delegations circled”."
        ),
    )
    result = CharBlock(
        required=False,
        max_length=200,
        label=_("Result"),
        help_text=_("What one sees when it worked: “A green message confirms it”."),
    )
    for_whom = CharBlock(
        required=False,
        max_length=80,
        label=_("For whom"),
        help_text=_("Left empty, everybody does this step."),
    )
    device = ChoiceBlock(
        required=False, choices=Device.choices, search_index=False, label=_("Device")
    )

    class Meta:
        icon = "list-ol"
        label = _("Step")
        label_format = "{title}"
        description = _(
            "One thing to do, numbered, with a picture and what one sees when it worked."
        )
        form_layout = BlockGroup(
            children=["title", "text", "picture", "result"], settings=["for_whom", "device"]
        )
        template = "components/streamfield/step.html"
        value_class = StepValue
        preview_template = PREVIEW
        preview_value = staticmethod(samples.step)


class VariantBlock(StructBlock):
    """One way to do the task, for one device or case."""

    name = CharBlock(max_length=40, label=_("Name"), help_text=_("“Windows”, “Telephone”…"))
    steps = ListBlock(StepBlock(label=_("Step")), label=_("Steps"))

    class Meta:
        icon = "copy"
        label = _("Variant")
        label_format = "{name}"


class VariantsBlock(StructBlock):
    """The same task, done in two to four ways."""

    variants = ListBlock(
        VariantBlock(label=_("Variant")), min_num=2, max_num=4, label=_("Variants")
    )

    class Meta:
        icon = "copy"
        label = _("Variants")
        description = _("The same task in two to four ways: Windows, Mac, telephone.")
        template = "components/streamfield/variants.html"
        preview_template = PREVIEW
        preview_value = staticmethod(samples.variants)
