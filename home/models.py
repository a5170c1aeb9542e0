"""The home page of each language."""

from typing import Any, ClassVar

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel

from pages.editor_panels import content_first
from pages.page_models import BasePage

DEEPEST_TILE = 4  # site, home page, help centre, section


class HomePage(BasePage):
    """The top of one language's pages; `/` shows it around the reader's own news."""

    kind = "home"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["pages.HelpSectionPage", "pages.StarterFolderPage"]

    frequent_searches = models.TextField(
        _("frequent searches"),
        blank=True,
        help_text=_("One per line; shown under the search field."),
    )

    shown_sections = ParentalManyToManyField(
        "pages.HelpSectionPage",
        verbose_name=_("help sections to show"),
        blank=True,
        related_name="+",
        limit_choices_to={"depth__lte": DEEPEST_TILE},
        help_text=_(
            "As tiles, in the order of the page tree. Without any, all sections of the help centre."
        ),
    )

    content_panels: ClassVar = [
        *content_first("frequent_searches"),
        FieldPanel("shown_sections", widget=CheckboxSelectMultiple),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def snapshot_extra(self) -> dict[str, Any]:
        """The frequent searches, one string each, and the ids of the sections to show."""
        lines = (line.strip() for line in self.frequent_searches.splitlines())
        return {
            "frequent_searches": [line for line in lines if line],
            "section_ids": list(self.shown_sections.values_list("pk", flat=True)),
        }
