"""An editor says that the subject now takes a comment into account."""

from django.db import transaction
from django.utils import timezone

from discussion.actions.conversations import touch
from discussion.actions.posting import NotOpen
from discussion.actions.threading import lock_thread_of
from discussion.events import CommentReopened, CommentResolved
from discussion.models import Comment
from discussion.subjects import Subject
from kernel.events import publish
from people.models import User


@transaction.atomic
def resolve(*, comment: Comment, subject: Subject, by: User) -> None:
    """Marks a comment as taken into account in the present version of its subject. Raises NotOpen when it is not shown."""
    comment = lock_thread_of(comment)
    if not comment.is_shown:
        raise NotOpen
    open_row = Comment.objects.filter(pk=comment.pk, resolved_at=None)
    marks = {"resolved_at": timezone.now(), "resolved_by": by, "resolved_in": subject.version}
    if open_row.update(**marks):
        touch(comment.conversation_id)
        publish(CommentResolved(comment_id=comment.pk, by_id=by.pk))


@transaction.atomic
def reopen(*, comment: Comment, by: User) -> None:
    """Takes the mark away. Doing it twice changes nothing."""
    marked = Comment.objects.filter(pk=comment.pk, resolved_at__isnull=False)
    if marked.update(resolved_at=None, resolved_by=None, resolved_in=""):
        touch(comment.conversation_id)
        publish(CommentReopened(comment_id=comment.pk, by_id=by.pk))
