"""While somebody types: the draft is kept, and readers of the subject are proposed after an `@`."""

from http import HTTPStatus

from django.http import HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_GET, require_POST

from discussion import actions
from discussion.forms import DraftForm
from discussion.models import Comment, Draft
from discussion.readers import suggest_readers
from discussion.views.fetching import comment_or_404, subject_or_404
from kernel.fragments import render_fragment
from people.http import MemberRequest


@require_GET
def mention_list(request: MemberRequest, kind: str, subject_id: str) -> HttpResponse:
    """People who may read the subject and whose name or handle begins like `q`; those who took part come first."""
    subject = subject_or_404(request, kind, subject_id)
    found = suggest_readers(request.GET.get("q", ""), subject=subject, viewer=request.user)
    context = {"people": found, "subject": subject, "field": request.GET.get("field", "")}
    return render_fragment(
        request, "discussion/mention_list.html", block="options", context=context
    )


@require_POST
def draft(request: MemberRequest, kind: str, subject_id: str) -> HttpResponse:
    """Keeps what one composer holds. 204: there is nothing to show."""
    subject = subject_or_404(request, kind, subject_id)
    form = DraftForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    written = form.cleaned_data
    comment = None
    if written["purpose"] != Draft.Purpose.COMMENT:
        readable = Comment.objects.visible_to(request.user)
        of_subject = readable.filter(
            conversation__kind=subject.kind, conversation__object_id=subject.object_id
        )
        comment = comment_or_404(of_subject, written["comment"])
    actions.save_draft(
        author=request.user,
        key=written["composer"],
        conversation=comment.conversation
        if comment
        else actions.conversation_about(subject=subject),
        body=written["body"],
        purpose=Draft.Purpose(written["purpose"]),
        comment=comment,
    )
    if restored := written["restored"]:
        actions.forget_drafts(author=request.user, restored=restored)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)
