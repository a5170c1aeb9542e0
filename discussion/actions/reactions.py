"""Thanks and other short answers. Each call says the state it wants, so a double click changes nothing."""

from django.db import transaction
from django.db.models import Count

from discussion.actions.conversations import touch
from discussion.events import ReactionAdded, ReactionRemoved
from discussion.models import Comment, Reaction
from kernel.events import publish
from people.models import User


class OwnComment(Exception):
    """Nobody thanks or reports themselves."""


@transaction.atomic
def react(*, comment: Comment, user: User, kind: Reaction.Kind) -> Comment:
    """Adds one person's reaction of a kind; doing it twice changes nothing. Locks the comment. Raises OwnComment."""
    if comment.user_id == user.pk:
        raise OwnComment
    _hold(comment)
    _row, is_new = Reaction.objects.get_or_create(comment=comment, user=user, kind=kind)
    if is_new:
        _count(comment)
        publish(ReactionAdded(comment_id=comment.pk, user_id=user.pk, kind=kind))
    return comment


@transaction.atomic
def take_back_reaction(*, comment: Comment, user: User, kind: Reaction.Kind) -> Comment:
    """Removes one's reaction of a kind; doing it twice changes nothing. Locks the comment."""
    _hold(comment)
    gone, _by_model = Reaction.objects.filter(comment=comment, user=user, kind=kind).delete()
    if gone:
        _count(comment)
        publish(ReactionRemoved(comment_id=comment.pk, user_id=user.pk, kind=kind))
    return comment


def _hold(comment: Comment) -> None:
    rows = Comment.objects.select_for_update(of=("self",), no_key=True)
    rows.values_list("pk").get(pk=comment.pk)


def _count(comment: Comment) -> None:
    """Counts the rows again, under the lock: the figure shown is the number of people, whatever happened before."""
    rows = Reaction.objects.filter(comment=comment).values_list("kind")
    comment.reaction_counts = dict(rows.annotate(n=Count("pk")))
    Comment.objects.filter(pk=comment.pk).update(reaction_counts=comment.reaction_counts)
    touch(comment.conversation_id)
