"""The screens on which one comment or one worry is decided: the text in its thread, the reports, what was decided before."""

from typing import Any

from django import forms
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from discussion import actions
from discussion.forms import LONGEST_NOTE, LongTextField
from discussion.models import Comment, Report
from discussion.moderation.columns import attach_subjects

MOST_IN_THREAD = 20
MOST_EARLIER = 5
State = Comment.State
SHOW, HIDE, KEEP = "show", "hide", "keep"
DONE = {
    SHOW: gettext_lazy("The comment is shown again."),
    HIDE: gettext_lazy("The comment is hidden; its author reads why."),
    KEEP: gettext_lazy("The comment stays; those who reported it are told."),
}


class DecisionForm(forms.Form):
    """What becomes of a comment, and why."""

    decision = forms.ChoiceField(label=gettext_lazy("Decision"), widget=forms.RadioSelect)
    reason = LongTextField(
        label=gettext_lazy("Reason"),
        longest=LONGEST_NOTE,
        required=False,
        help_text=gettext_lazy(
            "The author reads it when the comment is hidden. 1,000 characters at most."
        ),
    )

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        """Offers what the comment's state allows."""
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nobody's comment is hidden without a reason."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("decision") == HIDE and not told.get("reason"):
            self.add_error("reason", _("Give a reason: the author reads it."))
        return told


class DeskView(WagtailAdminTemplateMixin, FormView):
    """What both screens have in common."""

    header_icon = "comment"
    index_url_name = ""

    def get_breadcrumbs_items(self) -> list[Any]:
        """The way back to the list."""
        listed = {"url": reverse(self.index_url_name), "label": self.page_title}
        return [*super().get_breadcrumbs_items(), listed]

    def done(self, words: Any) -> HttpResponse:
        """Back to the list, saying what was done."""
        messages.success(self.request, words)
        return redirect(self.index_url_name)

    def too_late(self, form: forms.Form) -> HttpResponse:
        """Somebody else decided: the same screen, as things are now, with what was typed."""
        form.add_error(None, _("Somebody has decided on this comment meanwhile."))
        return self.form_invalid(form)


class CommentDecision(DeskView):
    """Moderators decide on a comment. Fetched through the gate; a miss is 404."""

    template_name = "discussion/admin/comment_decide.html"
    form_class = DecisionForm
    page_title = gettext_lazy("Moderate comments")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Fetches the comment with what it is about. Two statements."""
        rows = Comment.objects.moderated_by(request.user).filter(public_id=kwargs["public_id"])
        self.comment = rows.select_related("user", "conversation").first()
        if self.comment is None:
            raise Http404
        attach_subjects([self.comment], request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """With the decisions that its state allows."""
        return super().get_form_kwargs() | {"choices": self._choices()}

    def _choices(self) -> list[tuple[str, Any]]:
        hide = (HIDE, _("Hide it"))
        if self.comment.state == State.SHOWN:
            return [(KEEP, _("Leave it as it is")), hide]
        if self.comment.state == State.SUSPENDED:
            return [(SHOW, _("Show it again")), hide]
        return [(SHOW, _("Show it again"))] if self.comment.state == State.HIDDEN else []

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Does what was decided, unless somebody else was quicker."""
        act = {SHOW: actions.show_again, HIDE: actions.hide, KEEP: actions.leave_as_it_is}
        decision, reason = form.cleaned_data["decision"], form.cleaned_data["reason"]
        try:
            act[decision](comment=self.comment, by=self.request.user, reason=reason)
        except actions.AlreadyDecided:
            return self.too_late(form)
        return self.done(DONE[decision])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The comment in its thread, its reports, its author's figures and earlier decisions on like cases."""
        viewer, comment = self.request.user, self.comment
        moderated = Comment.objects.moderated_by(viewer)
        thread = moderated.filter(
            conversation=comment.conversation, thread_number=comment.thread_number
        )
        own_task = Report.objects.moderated_by(viewer).exclude(reason=Report.Reason.WORRIED)
        reports = list(own_task.filter(comment=comment).order_by("created_at"))
        like = own_task.filter(reason__in=[report.reason for report in reports])
        earlier = like.exclude(comment=comment).exclude(decided_at=None).order_by("-decided_at")
        return super().get_context_data(**kwargs) | {
            "comment": comment,
            "thread": thread.select_related("user").order_by("order")[:MOST_IN_THREAD],
            "reports": reports,
            "earlier": earlier[:MOST_EARLIER],
            "author": _figures_of(comment, moderated),
            "words": words(),
        }


class ConcernDecision(DeskView):
    """A well-being contact reads that somebody worries, and says when it is taken care of."""

    template_name = "discussion/admin/concern_answer.html"
    page_title = gettext_lazy("Reports")

    class Form(forms.Form):
        """What only the contacts read."""

        note = LongTextField(label=gettext_lazy("Note"), longest=LONGEST_NOTE, required=False)

    form_class = Form

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Fetches the report through its gate. Two statements."""
        rows = Report.objects.moderated_by(request.user).filter(reason=Report.Reason.WORRIED)
        related = rows.select_related("comment__user", "comment__conversation", "reporter")
        self.report = related.filter(pk=kwargs["report_id"]).first()
        if self.report is None:
            raise Http404
        attach_subjects([self.report], request.user)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Closes the report."""
        note = form.cleaned_data["note"]
        try:
            actions.answer_concern(report=self.report, by=self.request.user, note=note)
        except actions.AlreadyDecided:
            return self.too_late(form)
        return self.done(_("The report is closed."))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The report and the comment as it was reported."""
        context = {"report": self.report, "comment": self.report.comment, "words": words()}
        return super().get_context_data(**kwargs) | context


def _figures_of(comment: Comment, moderated: Any) -> dict[str, int] | None:
    """How many comments of the same author a moderator sees, and how many of them were hidden. One statement."""
    if comment.user_id is None:
        return None
    own = moderated.filter(user=comment.user_id).order_by()
    figures: dict[str, int] = own.aggregate(
        posted=Count("pk"), hidden=Count("pk", filter=Q(state=State.HIDDEN))
    )
    return figures


def words() -> dict[str, str]:
    """The words of the desk's own templates, which Babel does not read."""
    return {
        "about": _("About"),
        "author": _("Author"),
        "decide": _("Decide"),
        "decided": _("Decision"),
        "done": _("Taken care of"),
        "earlier": _("Earlier decisions on like cases"),
        "former": _("Former colleague"),
        "hidden": _("hidden before"),
        "now": _("The comment now"),
        "posted": _("comments posted"),
        "reason": _("Reason given to the author"),
        "reported_text": _("As it was reported"),
        "reporter": _("Told by"),
        "reports": _("Reports"),
        "see": _("See it on the site"),
        "state": _("State"),
        "thread": _("In its thread"),
    }
