"""Moderation in the Wagtail admin: registrations only."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy

from discussion.models import Comment, Report
from discussion.moderation.bulk import HideSeveral, KeepSeveral, ShowSeveral
from discussion.moderation.policy import CommentPolicy, ReportPolicy
from discussion.moderation.viewsets import ModerationGroup

register_permission_policy(Comment, CommentPolicy())
register_permission_policy(Report, ReportPolicy())
for several in (HideSeveral, KeepSeveral, ShowSeveral):
    hooks.register("register_bulk_action", several)


@hooks.register("register_admin_viewset")
def register_desk() -> ModerationGroup:
    """The moderators' desk."""
    return ModerationGroup()


@hooks.register("register_log_actions")
def register_decisions(actions: LogActionRegistry) -> None:
    """Names of what moderators decide, for the audit list. What was said is not in it."""
    actions.register_action("discussion.hide", _("Hide comment"), _("Comment hidden"))
    actions.register_action("discussion.show", _("Show comment"), _("Comment shown again"))
    actions.register_action("discussion.keep", _("Keep comment"), _("Comment left as it is"))
    actions.register_action("discussion.lock", _("Close thread"), _("Thread closed"))
    actions.register_action("discussion.unlock", _("Open thread"), _("Thread opened again"))
    actions.register_action("discussion.close", _("Close comments"), _("Comments closed"))
    actions.register_action("discussion.reopen", _("Open comments"), _("Comments opened again"))
