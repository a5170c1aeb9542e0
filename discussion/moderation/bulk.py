"""One decision on several comments of the list. What the person does not moderate is left out as if it did not exist."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.permissions import policy_registry

from discussion import actions
from discussion.forms import LONGEST_NOTE, LongTextField
from discussion.models import Comment
from discussion.moderation.columns import first_words


class HideForm(forms.Form):
    """The reason that all their authors read."""

    reason = LongTextField(
        label=gettext_lazy("Reason"),
        longest=LONGEST_NOTE,
        help_text=gettext_lazy("Their authors read it."),
        error_messages={"required": gettext_lazy("Give a reason: the author reads it.")},
    )


class DecideOnSeveral(BulkAction):
    """Base of the bulk actions; each decision is one action of `discussion.actions`, in one transaction."""

    models = [Comment]
    template_name = "discussion/admin/bulk_decide.html"
    question: Any = ""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """For moderators only. One statement."""
        policy = policy_registry.get_by_type(Comment)
        if not policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_actionable_objects(self) -> tuple[list[Comment], dict[str, list[Comment]]]:
        """The chosen comments behind the gate. Ids that are no numbers, and "all", choose nothing."""
        ids = [int(text) for text in self.request.GET.getlist("id") if text.isdecimal()]
        rows = Comment.objects.moderated_by(self.request.user).filter(pk__in=ids)
        return list(rows.order_by("pk")), {"items_with_no_access": []}

    def object_context(self, obj: Comment) -> dict[str, Any]:
        """A row of the list to confirm."""
        return {"item": obj, "words": first_words(obj)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the words of the template, which Babel does not read."""
        said = {"title": self.display_name, "question": self.question}
        said |= {"yes": self.display_name, "no": _("Back")}
        return super().get_context_data(**kwargs) | {"said": said}

    def get_execution_context(self) -> dict[str, Any]:
        """Who decides, and why."""
        reason = self.cleaned_form.cleaned_data.get("reason", "") if self.cleaned_form else ""
        return {"by": self.request.user, "reason": reason}

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many it was in the end."""
        words = ngettext(
            "%(count)s comment decided.", "%(count)s comments decided.", num_parent_objects
        )
        return words % {"count": num_parent_objects}

    @classmethod
    def execute_action(cls, objects: Iterable[Comment], **decision: Any) -> tuple[int, int]:
        """Decides on each; those that somebody else decided meanwhile are left as they are."""
        count = 0
        for comment in objects:
            with suppress(actions.AlreadyDecided):
                cls.decide(comment=comment, **decision)
                count += 1
        return count, 0

    @staticmethod
    def decide(**decision: Any) -> None:
        """The action."""
        raise NotImplementedError


class HideSeveral(DecideOnSeveral):
    """Hides them, for one reason."""

    display_name = gettext_lazy("Hide")
    action_type = "hide"
    aria_label = gettext_lazy("Hide the chosen comments")
    question = gettext_lazy("Hide these comments?")
    form_class = HideForm
    action_priority = 10
    decide = staticmethod(actions.hide)


class KeepSeveral(DecideOnSeveral):
    """Answers their reports: they stay."""

    display_name = gettext_lazy("Leave as they are")
    action_type = "keep"
    aria_label = gettext_lazy("Answer the reports of the chosen comments: they stay")
    question = gettext_lazy("Leave these comments as they are, and close their reports?")
    action_priority = 20
    decide = staticmethod(actions.leave_as_it_is)


class ShowSeveral(DecideOnSeveral):
    """Shows them again."""

    display_name = gettext_lazy("Show again")
    action_type = "show"
    aria_label = gettext_lazy("Show the chosen comments again")
    question = gettext_lazy("Show these comments again?")
    action_priority = 30
    decide = staticmethod(actions.show_again)
