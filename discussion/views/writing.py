"""Comments as people write them. Every refusal shows the text again; sending twice posts once."""

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from discussion import actions, places
from discussion.composers import Composer, edit_of, new_comment, reply_to
from discussion.listings import Listing, ThreadListing
from discussion.models import Comment, Draft
from discussion.subjects import Subject
from discussion.views.answers import changed
from discussion.views.attempts import attempt
from discussion.views.fetching import SeeOther, comment_or_404, subject_of_or_404
from kernel.fragments import render_fragment, wants_fragment
from people.http import MemberRequest


def comment_create(request: MemberRequest, subject: Subject) -> HttpResponse:
    """Begins a thread; answers a POST to the list of comments."""
    composer = new_comment(subject, data=request.POST)

    def send(written: dict[str, Any]) -> Comment:
        key = written["composer"]
        return actions.post_comment(
            author=request.user, subject=subject, body=written["body"], composer=key
        )

    outcome = attempt(request, composer, send)
    if outcome.comment is None:
        refused = Listing(subject, request.user, written=composer)
        return show_list(request, refused, status=outcome.status)
    return _posted(request, outcome.comment, subject)


def comment_reply(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Answers a comment, on a page of its own or below the comment."""
    comment = comment_or_404(Comment.objects.visible_to(request.user), comment_id)
    subject = subject_of_or_404(comment, request.user)
    if request.method != "POST":
        draft = _own_draft(request, Draft.Purpose.REPLY, comment)
        return _show_reply(request, reply_to(comment, subject, draft=draft))
    composer = reply_to(comment, subject, data=request.POST)

    def send(written: dict[str, Any]) -> Comment:
        texts = {"body": written["body"], "composer": written["composer"]}
        return actions.reply(author=request.user, to=comment, subject=subject, **texts)

    outcome = attempt(request, composer, send)
    if outcome.comment is None:
        return _show_reply(request, composer, outcome.status)
    return _posted(request, outcome.comment, subject)


def comment_edit(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Changes one's own comment, on a page of its own or in its place."""
    own = Comment.objects.visible_to(request.user).filter(user=request.user)
    comment = comment_or_404(own, comment_id)
    subject = subject_of_or_404(comment, request.user)
    if request.method != "POST":
        draft = _own_draft(request, Draft.Purpose.EDIT, comment)
        return _show_edit(request, edit_of(comment, subject, draft=draft))
    composer = edit_of(comment, subject, data=request.POST)

    def send(written: dict[str, Any]) -> Comment:
        seen = written["seen"] or 0
        return actions.edit(
            comment=comment, subject=subject, body=written["body"], seen_edit_count=seen
        )

    outcome = attempt(request, composer, send)
    if outcome.comment is None:
        return _show_edit(request, composer, outcome.status)
    return changed(request, outcome.comment, subject)


def show_list(
    request: MemberRequest, listing: Listing, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    """The page of all comments, or the region that both it and the subject's page have."""
    context = {"listing": listing, "subject": listing.subject}
    template = "discussion/comment_list.html"
    return render_fragment(request, template, block="comments", context=context, status=status)


def show_thread(request: MemberRequest, listing: ThreadListing) -> HttpResponse:
    """The page of one thread, or its region."""
    context = {"listing": listing, "subject": listing.subject}
    template = "discussion/comment_thread.html"
    return render_fragment(request, template, block="comments", context=context)


def _posted(request: MemberRequest, comment: Comment, subject: Subject) -> HttpResponse:
    """Leads to the new comment, or brings the region around it up to date and puts the focus on it."""
    viewer, focus = request.user, comment.public_id
    if not wants_fragment(request):
        return SeeOther(places.place_of(comment, subject))
    if request.GET.get("in") == "thread":
        number = places.page_in_thread(comment)
        return show_thread(request, ThreadListing(comment, subject, viewer, number, focus))
    if places.stands_in_list(comment):
        number = places.page_in_list(comment)
        return show_list(request, Listing(subject, viewer, number, focus=focus))
    return HttpResponse(headers={"HX-Redirect": places.place_of(comment, subject)})


def _show_reply(
    request: MemberRequest, composer: Composer, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    template = "discussion/comment_reply.html"
    response = _show(request, template, composer, status)
    if composer.comment and status != HTTPStatus.OK:
        # A sent reply renews the whole region, a refused one only the place where it is written.
        response["HX-Retarget"] = f"#below-{composer.comment.public_id}"
        response["HX-Reswap"] = "innerHTML"
    return response


def _show_edit(
    request: MemberRequest, composer: Composer, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    return _show(request, "discussion/comment_edit.html", composer, status)


def _show(
    request: MemberRequest, template: str, composer: Composer, status: HTTPStatus
) -> HttpResponse:
    composer.in_place = wants_fragment(request)
    context = {"composer": composer, "subject": composer.subject, "comment": composer.comment}
    return render_fragment(request, template, block="composer", context=context, status=status)


def _own_draft(request: MemberRequest, purpose: str, comment: Comment) -> Any:
    """What the person began to write here. One statement."""
    drafts = Draft.objects.editable_by(request.user).of(purpose, comment)
    return drafts.values("key", "body", "save_count").first()
