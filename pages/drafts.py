"""What an editor may write, and where: by Wagtail's page permissions."""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from pages.page_models import BasePage, HelpSectionPage
from people.models import User

MOST_SECTIONS = 500


def draft_editable_by(editor: User, page_id: int) -> BasePage | None:
    """The latest draft of an editorial page that the editor may change, else nothing."""
    page = Page.objects.filter(pk=page_id).first()
    if page is None or not page.permissions_for_user(editor).can_edit():
        return None
    draft: Any = page.specific_deferred.get_latest_revision_as_object()
    return draft if isinstance(draft, BasePage) else None


def sections_open_to(editor: User) -> list[HelpSectionPage]:
    """The help sections in which the editor may make pages, by language and place in the tree; at most five hundred."""
    policy = policy_registry.get_by_type(Page)
    open_pages = policy.instances_user_has_permission_for(editor, "add").values("pk")
    sections = HelpSectionPage.objects.filter(pk__in=open_pages).select_related("locale")
    return list(sections.order_by("path")[:MOST_SECTIONS])


def section_of_last_page(editor: User) -> str:
    """The place in the tree where the editor made the latest page of his own; empty before the first."""
    last = (
        Page.objects.filter(owner=editor, depth__gt=1)
        .order_by("-pk")
        .values_list("path", flat=True)
    )
    path: str = last.first() or ""
    return path[: -Page.steplen]
