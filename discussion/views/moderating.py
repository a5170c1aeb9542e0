"""What moderators and editors do beside a comment. The queue of reports is in the Wagtail admin."""

from contextlib import suppress
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from discussion import actions
from discussion.forms import DecisionForm
from discussion.models import Comment, Conversation
from discussion.views.answers import changed
from discussion.views.fetching import SeeOther, comment_or_404, subject_of_or_404, subject_or_404
from kernel.fragments import render_fragment, wants_fragment
from people.http import MemberRequest


@require_POST
def comment_resolve(request: MemberRequest, comment_id: str) -> HttpResponse:
    """An editor of the subject says with `state=on` that it takes the comment into account; else takes it back."""
    editable = Conversation.objects.editable_by(request.user)
    rows = Comment.objects.visible_to(request.user).filter(conversation__in=editable)
    comment = comment_or_404(rows.filter(state=Comment.State.SHOWN), comment_id)
    subject = subject_of_or_404(comment, request.user)
    if request.POST.get("state") == "on":
        actions.resolve(comment=comment, subject=subject, by=request.user)
    else:
        actions.reopen(comment=comment, by=request.user)
    return changed(request, comment, subject)


def comment_hide(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Asks for the reason, which the author reads, and hides."""
    comment = comment_or_404(Comment.objects.moderated_by(request.user), comment_id)
    subject = subject_of_or_404(comment, request.user)
    form = DecisionForm(request.POST or None, auto_id="hide_%s")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    if form.is_valid():
        try:
            actions.hide(comment=comment, by=request.user, reason=form.cleaned_data["reason"])
            return changed(request, comment, subject)
        except actions.AlreadyDecided:
            form.add_error(None, _("Somebody has decided on this comment meanwhile."))
            status = HTTPStatus.CONFLICT
    context = {
        "comment": comment,
        "subject": subject,
        "form": form,
        "in_place": wants_fragment(request),
    }
    template = "discussion/comment_hide.html"
    return render_fragment(request, template, block="hide", context=context, status=status)


@require_POST
def comment_show(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Shows a hidden comment again; when somebody else just did, it is shown as well."""
    comment = comment_or_404(Comment.objects.moderated_by(request.user), comment_id)
    subject = subject_of_or_404(comment, request.user)
    with suppress(actions.AlreadyDecided):
        actions.show_again(comment=comment, by=request.user)
    return changed(request, comment, subject)


@require_POST
def comment_lock(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Ends the thread of a comment with `state=on`, opens it again with anything else."""
    comment = comment_or_404(Comment.objects.moderated_by(request.user), comment_id)
    subject = subject_of_or_404(comment, request.user)
    if request.POST.get("state") == "on":
        actions.lock_thread(comment=comment, by=request.user)
    else:
        actions.unlock_thread(comment=comment, by=request.user)
    return changed(request, comment, subject)


@require_POST
def conversation_close(request: MemberRequest, kind: str, subject_id: str) -> HttpResponse:
    """Takes no more comments on a subject with `state=on`, takes them again with anything else."""
    subject = subject_or_404(request, kind, subject_id)
    moderated = Conversation.objects.moderated_by(request.user)
    get_object_or_404(moderated.about(subject.kind, subject.object_id))
    if request.POST.get("state") == "on":
        actions.close_conversation(subject=subject, by=request.user)
    else:
        actions.reopen_conversation(subject=subject, by=request.user)
    return SeeOther(f"{subject.address}#comments")
