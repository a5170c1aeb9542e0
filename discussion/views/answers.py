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


def changed(request: MemberRequest, comment: Comment, subject: Subject) -> HttpResponse:
    """The card alone, or 303 to its place. Two statements for the card."""
    if not wants_fragment(request):
        return SeeOther(place_of(comment, subject))
    return show_card(request, comment, subject)


def show_card(request: MemberRequest, comment: Comment, subject: Subject) -> HttpResponse:
    """The block that every change of a comment puts in the place of the former card. Two statements."""
    card = card_of(comment, subject, request.user)
    template = "discussion/comment_detail.html"
    return render_fragment(request, template, block="card", context={"card": card})


def card_of(comment: Comment, subject: Subject, viewer: User) -> Card:
    """One comment, read anew, with what the viewer may do and with the focus. Two statements."""
    conversations = Conversation.objects.visible_to(viewer).for_panel(viewer)
    conversation = conversations.get(pk=comment.conversation_id)
    row = conversation.comments.with_abilities(viewer).for_card().get(pk=comment.pk)
    return Card(row, Surroundings.of(conversation, subject, viewer, row.public_id))
