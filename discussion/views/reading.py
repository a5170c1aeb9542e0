"""Comments as people read them."""

from django.http import HttpResponse
from django.shortcuts import redirect

from discussion.history import versions_of
from discussion.listings import Listing, ThreadListing
from discussion.models import Comment
from discussion.places import place_of
from discussion.views.answers import show_card
from discussion.views.fetching import comment_or_404, page_number, subject_of_or_404, subject_or_404
from discussion.views.writing import comment_create, show_list, show_thread
from kernel.fragments import render_fragment, wants_fragment
from people.http import MemberRequest

MOST_NAMES = 100


def comment_list(request: MemberRequest, kind: str, subject_id: str) -> HttpResponse:
    """All comments of a subject, page by page; a POST begins a thread."""
    subject = subject_or_404(request, kind, subject_id)
    if request.method == "POST":
        return comment_create(request, subject)
    return show_list(request, Listing(subject, request.user, page_number(request)))


def comment_thread(request: MemberRequest, comment_id: str) -> HttpResponse:
    """One whole thread, page by page; any comment of it names it."""
    comment = comment_or_404(Comment.objects.visible_to(request.user), comment_id)
    subject = subject_of_or_404(comment, request.user)
    return show_thread(request, ThreadListing(comment, subject, request.user, page_number(request)))


def comment(request: MemberRequest, comment_id: str) -> HttpResponse:
    """The permanent address: leads to the place where the comment stands now; htmx gets its card."""
    found = comment_or_404(Comment.objects.visible_to(request.user), comment_id)
    subject = subject_of_or_404(found, request.user)
    if not wants_fragment(request):
        return redirect(place_of(found, subject))
    return show_card(request, found, subject)


def comment_history(request: MemberRequest, comment_id: str) -> HttpResponse:
    """What a comment said before, with what each change took away and added."""
    comment = comment_or_404(Comment.objects.visible_to(request.user), comment_id)
    subject = subject_of_or_404(comment, request.user)
    context = {"comment": comment, "subject": subject, "versions": versions_of(comment)}
    return render_fragment(
        request, "discussion/comment_history.html", block="history", context=context
    )


def comment_reactions(request: MemberRequest, comment_id: str) -> HttpResponse:
    """Who reacted, the newest first."""
    comment = comment_or_404(Comment.objects.visible_to(request.user), comment_id)
    subject = subject_of_or_404(comment, request.user)
    newest = comment.reactions.select_related("user").order_by("-created_at", "-pk")
    context = {
        "comment": comment,
        "subject": subject,
        "reactions": newest[:MOST_NAMES],
        "count": sum(comment.reaction_counts.values()),
    }
    return render_fragment(
        request, "discussion/comment_reactions.html", block="reactions", context=context
    )
