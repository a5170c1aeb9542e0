"""What the home page shows of the rest of the site; upper apps add to the slots `home.main` and `home.aside`."""

from typing import Any, ClassVar, cast

from django.utils import timezone

from pages.models import PublishedSnapshot
from people.models import User
from ui.components import Panel

SHOWN = 5


class ReviewDuePanel(Panel):
    """The pages that the reader answers for and that are past their review date. One statement; nothing when there are none."""

    order: ClassVar = 10
    template_name: ClassVar = "home/_review_due.html"

    def is_shown(self) -> bool:
        """Only to owners who have something to review."""
        viewer = cast(User, self.request.user)
        owned = PublishedSnapshot.objects.visible_to(viewer).filter(
            content_owner=viewer, review_on__lt=timezone.localdate()
        )
        self.due = list(owned.for_card().order_by("review_on", "pk")[: SHOWN + 1])
        return bool(self.due)

    def get_context(self) -> dict[str, Any]:
        """The ones that wait longest."""
        return {"pages": self.due[:SHOWN], "has_more": len(self.due) > SHOWN}
