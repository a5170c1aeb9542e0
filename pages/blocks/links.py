"""Blocks that lead elsewhere: a tool to try, related pages, somebody to ask."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    EmailBlock,
    ListBlock,
    PageChooserBlock,
    StructBlock,
    TextBlock,
    URLBlock,
)


class TryItBlock(StructBlock):
    """An invitation to do it now, with a link into the tool."""

    text = TextBlock(max_length=300, label=_("Text"))
    label = CharBlock(max_length=60, label=_("Words of the link"))
    address = URLBlock(label=_("Address in the tool"))


class RelatedBlock(StructBlock):
    """Pages to read next."""

    pages = ListBlock(PageChooserBlock(label=_("Page")), max_num=6, label=_("Pages"))


class ContactBlock(StructBlock):
    """Whom to ask when the page was not enough."""

    name = CharBlock(max_length=120, label=_("Person or team"))
    text = TextBlock(required=False, max_length=300, label=_("What they help with"))
    email = EmailBlock(required=False, label=_("E-mail"))
    phone = CharBlock(required=False, max_length=40, label=_("Telephone"))
    address = URLBlock(required=False, label=_("Web address"))
