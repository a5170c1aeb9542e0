"""The tabs in which editors write a page: content, quality, publication, promotion."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import (
    CommentPanel,
    FieldPanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Locale, Page
from wagtail.utils.decorators import cached_classmethod

from kernel.audience import EVERYONE
from pages.audience import AudienceMap
from pages.content_checks import findings
from pages.editor_form import EditorForm
from pages.people_chooser import PeopleInput


class QualityPanel(Panel):
    """What keeps the page from being published and what would make it better; read again after each save."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page's form."""

        template_name = "pages/admin/quality_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            address = reverse("editing:quality", args=[self.instance.pk or 0])
            return context | quality_context(self.instance) | {"address": address}


def quality_context(page: Any) -> dict[str, Any]:
    """What the list of findings shows. Nothing is said of a page that has no draft yet."""
    found = findings(page) if page.pk else []
    return {
        "blocking": [finding for finding in found if finding.is_blocking],
        "warnings": [finding for finding in found if not finding.is_blocking],
        "is_saved": page.pk is not None,
        "words": {
            "blocking": _("To fix before publishing"),
            "warnings": _("To make it better"),
            "nothing": _("Nothing to fix."),
            "unsaved": _("The checks appear here as soon as the first draft is saved."),
        },
    }


class AudiencePanel(Panel):
    """Who may read the page, and where that is decided; nobody decides it here."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page's form."""

        template_name = "pages/admin/audience_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            place = self.instance if self.instance.pk else self.form.parent_page
            return context | _audience_of(place)


def _audience_of(page: Page) -> dict[str, Any]:
    decision = AudienceMap.load().decision_for(page.path)
    if decision is None or EVERYONE in decision.tokens:
        readers = _("Everybody who is signed in.")
    else:
        readers = _("Some groups only.")
    decided_on = Page.objects.filter(pk=decision.page_id).first() if decision else None
    return {"readers": readers, "decided_on": decided_on, "decided": _("Decided on:")}


class TranslationsPanel(Panel):
    """The page's language, and the state of its translations."""

    class BoundPanel(Panel.BoundPanel):
        """The panel of one page's form."""

        template_name = "pages/admin/translations_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"translations": list(_translations_of(self.instance))}


def _translations_of(page: Page) -> list[dict[str, Any]]:
    by_locale = {}
    if page.pk:
        by_locale = {other.locale_id: other for other in page.get_translations()}
    others = Locale.objects.exclude(pk=page.locale_id)
    own = {"language": page.locale.get_display_name(), "state": _("This page"), "page": None}
    return [own, *(_translation(page, other, by_locale.get(other.pk)) for other in others)]


def _translation(page: Page, locale: Locale, other: Page | None) -> dict[str, Any]:
    if other is None:
        state = _("Missing")
    elif not other.live:
        state = _("Draft")
    elif page.last_published_at and other.last_published_at < page.last_published_at:
        state = _("Older than this page")
    else:
        state = _("Up to date")
    return {"language": locale.get_display_name(), "state": state, "page": other}


def content_first(*fields: str) -> list[Panel]:
    """The content panels of a kind of page, whose own fields come after title and summary."""
    title = TitleFieldPanel("title", attrs={"data-controller": "parvis-title"})
    return [title, *map(FieldPanel, ("summary", *fields))]


@cached_classmethod
def tabs_of_page(cls: Any) -> Panel:
    """The tabs of a kind of page, around its `content_panels`; stands in for Wagtail's own method of the model."""
    tabs = [
        ObjectList([*cls.content_panels, CommentPanel()], heading=gettext_lazy("Content")),
        ObjectList([QualityPanel(heading=gettext_lazy("Checks"))], heading=gettext_lazy("Quality")),
        ObjectList(_publication(), heading=gettext_lazy("Publication")),
        ObjectList(_promotion(), heading=gettext_lazy("Promotion")),
    ]
    return TabbedInterface(tabs, base_form_class=EditorForm).bind_to_model(cls)


def _promotion() -> list[Panel]:
    return [FieldPanel("slug"), FieldPanel("tags")]


def _publication() -> list[Panel]:
    return [
        MultiFieldPanel(
            [FieldPanel("content_owner"), FieldPanel("experts", widget=PeopleInput)],
            heading=gettext_lazy("Who answers for it"),
        ),
        MultiFieldPanel(
            [FieldPanel("review_on"), FieldPanel("verified_today")],
            heading=gettext_lazy("How long it holds"),
        ),
        FieldPanel("change_note"),
        AudiencePanel(heading=gettext_lazy("Who reads it")),
        TranslationsPanel(heading=gettext_lazy("Languages")),
        PublishingPanel(),
    ]
