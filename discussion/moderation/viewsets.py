"""The desk's place in the Wagtail admin: two lists and their decisions, nothing else of what a viewset could do."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from discussion.models import Comment, Report
from discussion.moderation.decisions import CommentDecision, ConcernDecision
from discussion.moderation.lists import CommentIndex, ReportIndex


class DeskViewSet(ModelViewSet):
    """A list and its decisions. No adding, copying, deleting, usage or history: those would bypass the gate."""

    add_to_reference_index = False
    copy_view_enabled = False
    form_fields: list[str] = []

    def get_urlpatterns(self) -> list[Any]:
        """The list, whole and as a fragment."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
        ]

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        """Shown to those whom the policy lets in."""
        item = super().get_menu_item(order)
        policy = policy_registry.get_by_type(self.model)
        item.is_shown = lambda request: policy.user_has_permission(request.user, "view")  # type: ignore[method-assign]
        return item


class CommentViewSet(DeskViewSet):
    """All comments that the person moderates."""

    model = Comment
    name = "comments"
    icon = "comment"
    menu_label = _("Comments")
    index_view_class = CommentIndex
    search_fields = ("comment", "user__first_name", "user__last_name")
    search_backend_name = None

    def get_urlpatterns(self) -> list[Any]:
        """With the decision on one comment."""
        decide = CommentDecision.as_view(index_url_name=self.get_url_name("index"))
        return [*super().get_urlpatterns(), path("<slug:public_id>/", decide, name="edit")]


class ReportViewSet(DeskViewSet):
    """Reports that are the person's to decide; the comment is decided on its own screen."""

    model = Report
    name = "reports-of-comments"
    icon = "warning"
    menu_label = _("Reports")
    index_view_class = ReportIndex

    def get_urlpatterns(self) -> list[Any]:
        """With the answer to one worry."""
        answer = ConcernDecision.as_view(index_url_name=self.get_url_name("index"))
        return [*super().get_urlpatterns(), path("<int:report_id>/", answer, name="edit")]


class ModerationGroup(ViewSetGroup):
    """The entry of the menu."""

    menu_label = _("Moderation")
    menu_icon = "comment"
    menu_order = 350
    items = (ReportViewSet(), CommentViewSet())
