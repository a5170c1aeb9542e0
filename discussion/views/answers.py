"""What a change of one comment answers: the comment as it is now to htmx, the place where it stands to a browser."""

from django.http import HttpResponse

from discussion.cards import Card, Surroundings
from discussion.models import Comment, Conversation
from discussion.places import place_of
from discussion.subjects import Subject
from discussion.views.fetching import SeeOther
from kernel.fragments import render_fragment, wants_fragment
from people.http import MemberRequest
from people.models import User


def changed(
    request: MemberRequest, comment: Comment, subject: Subject, *, takes_focus: bool = True
) -> HttpResponse:
    """The card alone, or 303 to its place. Two statements for the card.

    It takes the focus where the button is gone that was pressed.
    """
    if not wants_fragment(request):
        return SeeOther(place_of(comment, subject))
    return show_card(request, comment, subject, takes_focus=takes_focus)


def show_card(
    request: MemberRequest, comment: Comment, subject: Subject, *, takes_focus: bool = True
) -> HttpResponse:
    """The block that every change of a comment puts in the place of the former card. Two statements."""
    card = card_of(comment, subject, request.user, takes_focus=takes_focus)
    template = "discussion/comment_detail.html"
    return render_fragment(request, template, block="card", context={"card": card})


def card_of(comment: Comment, subject: Subject, viewer: User, *, takes_focus: bool = False) -> Card:
    """One comment, read anew, with what the viewer may do. Two statements."""
    conversations = Conversation.objects.visible_to(viewer).for_panel(viewer)
    conversation = conversations.get(pk=comment.conversation_id)
    row = conversation.comments.with_abilities(viewer).for_card().get(pk=comment.pk)
    focus = row.public_id if takes_focus else ""
    return Card(row, Surroundings.of(conversation, subject, viewer, focus))
