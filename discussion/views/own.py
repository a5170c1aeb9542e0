"""What people do with comments besides writing: react, report, follow, take back."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from discussion import actions
from discussion.forms import ReportForm
from discussion.listings import Listing
from discussion.models import Comment, Reaction, Report
from discussion.models.roles import has_contacts
from discussion.places import place_of
from discussion.subjects import Subject
from discussion.views.answers import card_of, changed
from discussion.views.attempts import REPORTS, over_limit
from discussion.views.fetching import SeeOther, comment_or_404, subject_of_or_404, subject_or_404
from kernel.fragments import render_fragment, wants_fragment
from people.http import MemberRequest


@require_POST
def comment_react(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Adds or takes back one reaction, as the button says: `add=thanks` or `remove=thanks`."""
    shown = Comment.objects.visible_to(request.user).filter(state=Comment.State.SHOWN)
    comment = comment_or_404(shown, comment_id)
    subject = subject_of_or_404(comment, request.user)
    added, removed = request.POST.get("add", ""), request.POST.get("remove", "")
    try:
        if added in Reaction.Kind.values:
            actions.react(comment=comment, user=request.user, kind=Reaction.Kind(added))
        elif removed in Reaction.Kind.values:
            kind = Reaction.Kind(removed)
            actions.take_back_reaction(comment=comment, user=request.user, kind=kind)
        else:
            return HttpResponseBadRequest()
    except actions.OwnComment:
        return HttpResponseBadRequest()
    return changed(request, comment, subject, takes_focus=False)


@require_POST
def comment_remove(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Takes one's own comment back at once; it can be undone where it stood."""
    own = Comment.objects.visible_to(request.user).filter(user=request.user)
    comment = comment_or_404(own, comment_id)
    subject = subject_of_or_404(comment, request.user)
    actions.remove_own(comment=comment)
    return changed(request, comment, subject)


@require_POST
def comment_undo(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Shows it again."""
    own = Comment.objects.visible_to(request.user).filter(user=request.user)
    comment = comment_or_404(own, comment_id)
    subject = subject_of_or_404(comment, request.user)
    actions.undo_removal(comment=comment)
    return changed(request, comment, subject)


@require_POST
def follow(request: MemberRequest, kind: str, subject_id: str) -> HttpResponse:
    """Follows a subject with `state=on`, no longer does with anything else."""
    subject = subject_or_404(request, kind, subject_id)
    if request.POST.get("state") == "on":
        actions.follow(follower=request.user, subject=subject)
    else:
        actions.unfollow(follower=request.user, subject=subject)
    if not wants_fragment(request):
        return SeeOther(f"{subject.address}#comments")
    context = {"listing": Listing(subject, request.user), "subject": subject}
    return render_fragment(request, "discussion/follow.html", block="follow", context=context)


def comment_report(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Asks for a reason and tells moderators. Reporting twice leaves the first report as it is."""
    others = Comment.objects.visible_to(request.user).exclude(user=request.user)
    comment = comment_or_404(others, comment_id)
    subject = subject_of_or_404(comment, request.user)
    form = ReportForm(request.POST or None, has_contacts=has_contacts(), auto_id="report_%s")
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    if form.is_valid() and (refusal := over_limit(REPORTS, request)):
        form.add_error(None, refusal)
        status = HTTPStatus.TOO_MANY_REQUESTS
    elif form.is_valid():
        return _reported(request, comment, subject, form)
    context = {
        "comment": comment,
        "subject": subject,
        "form": form,
        "in_place": wants_fragment(request),
    }
    template = "discussion/comment_report.html"
    return render_fragment(request, template, block="report", context=context, status=status)


def _reported(
    request: MemberRequest, comment: Comment, subject: Subject, form: ReportForm
) -> HttpResponse:
    told = form.cleaned_data
    try:
        actions.report(
            comment=comment,
            reporter=request.user,
            reason=Report.Reason(told["reason"]),
            note=told["note"],
        )
        words = _("Thank you. Somebody will look at it; the author does not learn who reported.")
    except actions.AlreadyReported:
        words = _("You have reported this comment before. Your first report stands.")
    if not wants_fragment(request):
        messages.success(request, words)
        return SeeOther(place_of(comment, subject))
    context = {"words": words, "card": card_of(comment, subject, request.user)}
    return render_fragment(
        request, "discussion/comment_reported.html", block="reported", context=context
    )
