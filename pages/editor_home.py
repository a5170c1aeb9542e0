"""What an editor's first screen in the admin says of the pages to take care of."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from pages import health
from people.models import User


class CarePanel(Component):
    """How many of one's pages have each concern; absent when there is none. One statement for each concern."""

    name = "care"
    order = 50
    template_name = "pages/admin/care_panel.html"

    def __init__(self, editor: User) -> None:
        self.editor = editor

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """The concerns that some page has, with their numbers."""
        pages = health.with_remarks(health.pages_of(self.editor, only_own=True))
        found = health.counts(pages)
        concerns = [(c, c.label, number) for c, number in found.items() if number]
        return {"concerns": concerns, "title": _("Your pages to take care of")}
