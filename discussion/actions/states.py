"""What is shown of a comment, and the count that follows from it."""

from django.db.models import F
from django.utils import timezone

from discussion.actions.conversations import touch
from discussion.models import Comment
from people.models import User

State = Comment.State


def change_state(
    comment: Comment, state: Comment.State, *, by: User | None, reason: str = ""
) -> bool:
    """Puts a comment of a locked thread into another state and counts what is shown; False when it is in it already.

    A comment that is no longer shown is no longer said to be taken into account.
    """
    if comment.state == state:
        return False
    shown_before, shown_after = comment.is_shown, state == State.SHOWN
    changes = {
        "state": state,
        "state_changed_at": timezone.now(),
        "state_changed_by": by,
        "state_reason": reason,
        "is_public": shown_after,
        "is_removed": state == State.REMOVED,
    }
    if not shown_after:
        changes |= {"resolved_at": None, "resolved_by": None, "resolved_in": ""}
    Comment.objects.filter(pk=comment.pk).update(**changes)
    comment.state = state
    difference = int(shown_after) - int(shown_before)
    touch(comment.conversation_id, comment_count=F("comment_count") + difference)
    return True
