"""Blocks that lead elsewhere: a tool to try, related pages, somebody to ask."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    CharBlock,
    EmailBlock,
    ListBlock,
    PageChooserBlock,
    StructBlock,
    StructValue,
    TextBlock,
    URLBlock,
)

from kernel.ports import Port
from pages.blocks import samples
from pages.blocks.text import PREVIEW


class Link(Protocol):
    """A link to a page; without title when not all readers of the body may know it."""

    href: str
    title: str


# Filled when the app is ready: block classes are made before the models that say which pages readers may know.
links_to: Port[Callable[[Iterable[int]], Mapping[int, Link]]] = Port()


class TryItValue(StructValue):
    """An invitation to do it now."""

    @property
    def host(self) -> str:
        """Where the link leads, so that one knows before one follows it."""
        return urlsplit(self["address"]).hostname or ""


class TryItBlock(StructBlock):
    """A link into the tool that the page explains."""

    text = TextBlock(max_length=300, label=_("Text"))
    label = CharBlock(
        max_length=60, label=_("Words of the link"), help_text=_("“Open the form in Notilus”.")
    )
    address = URLBlock(
        label=_("Address in the tool"), help_text=_("The very screen where one does it.")
    )

    class Meta:
        icon = "link-external"
        label = _("Try it yourself")
        description = _("An invitation to do it now, with a link to the right screen of the tool.")
        template = "components/streamfield/try_it.html"
        value_class = TryItValue
        preview_template = PREVIEW
        preview_value = staticmethod(samples.try_it)


class RelatedValue(StructValue):
    """Pages to read next, as the readers of the page may know them."""

    @property
    def links(self) -> list[Link]:
        """Live pages whose title all readers of the page may know; two or three statements."""
        find = links_to.get()
        chosen = [page.pk for page in self["pages"] if page]
        found = find(chosen) if find else {}
        return [found[pk] for pk in chosen if pk in found and found[pk].title]


class RelatedBlock(StructBlock):
    """Links to pages, which bear the title that the page has now."""

    pages = ListBlock(PageChooserBlock(label=_("Page")), max_num=6, label=_("Pages"))

    class Meta:
        icon = "doc-full"
        label = _("Related content")
        description = _("Pages to read next; their titles follow them.")
        template = "components/streamfield/related.html"
        value_class = RelatedValue
        preview_template = PREVIEW

    def get_preview_value(self) -> Any:
        """Two links to pages that are in no tree."""
        return samples.related()


class ContactBlock(StructBlock):
    """Whom to ask when the page was not enough."""

    name = CharBlock(max_length=120, label=_("Person or team"))
    text = TextBlock(required=False, max_length=300, label=_("What they help with"))
    email = EmailBlock(required=False, label=_("E-mail"))
    phone = CharBlock(required=False, max_length=40, label=_("Telephone"))
    address = URLBlock(required=False, label=_("Web address"))

    class Meta:
        icon = "group"
        label = _("Contact")
        description = _("Whom to ask when the page was not enough.")
        template = "components/streamfield/contact.html"
        preview_template = PREVIEW
        preview_value = staticmethod(samples.contact)
