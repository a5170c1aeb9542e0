"""What discussion shows on the pages of the apps below it."""

from functools import cached_property
from typing import Any

from discussion.listings import Listing
from discussion.page_subjects import COMMENTED, PageSubjects
from ui.components import Panel


class PageComments(Panel):
    """The newest comments below a page, and the place to write one. Two statements at most, and one to ask for changes."""

    template_name = "discussion/panel.html"

    def is_shown(self) -> bool:
        """Below what is read, not below lists."""
        return bool(self.subject.kind in COMMENTED)

    @cached_property
    def listing(self) -> Listing:
        """The first page of comments."""
        return Listing(PageSubjects().describe(self.subject), self.request.user)

    def version(self) -> str:
        """Changes with anything the panel shows to this reader."""
        return self.listing.version()

    def get_context(self) -> dict[str, Any]:
        """The listing, which reads what it needs."""
        return {"listing": self.listing}
