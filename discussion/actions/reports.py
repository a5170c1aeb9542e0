"""People tell moderators of a comment."""

from django.db import IntegrityError, transaction

from discussion.actions.reactions import OwnComment
from discussion.actions.states import change_state
from discussion.actions.threading import lock_thread_of
from discussion.events import CommentHidden, CommentReported
from discussion.models import Comment, Report
from kernel.events import publish
from people.models import User


class AlreadyReported(Exception):
    """The same person reported this comment before; the first report stands."""


@transaction.atomic
def report(*, comment: Comment, reporter: User, reason: Report.Reason, note: str = "") -> Report:
    """Asks moderators to look at a comment, with the text as it is now.

    Client or personal data hides it at once for all but its author and moderators. Locks the thread. Raises OwnComment and
    AlreadyReported.
    """
    if comment.user_id == reporter.pk:
        raise OwnComment
    comment = lock_thread_of(comment)
    made = Report(comment=comment, reporter=reporter, reason=reason, note=note)
    made.reported_text = comment.comment
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as twice:
        raise AlreadyReported from twice
    if reason == Report.Reason.PERSONAL_DATA and comment.is_shown:
        change_state(comment, Comment.State.SUSPENDED, by=None)
        publish(CommentHidden(comment_id=comment.pk, by_id=None))
    publish(CommentReported(report_id=made.pk))
    return made
