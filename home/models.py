"""The home page of each language."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.page_models import BasePage


class HomePage(BasePage):
    """The top of one language's pages; `/` shows it around the reader's own news."""

    kind = "home"
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["pages.HelpSectionPage"]

    frequent_searches = models.TextField(
        _("frequent searches"),
        blank=True,
        help_text=_("One per line; shown under the search field."),
    )

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def snapshot_extra(self) -> dict[str, Any]:
        """The frequent searches, one string each."""
        lines = (line.strip() for line in self.frequent_searches.splitlines())
        return {"frequent_searches": [line for line in lines if line]}
