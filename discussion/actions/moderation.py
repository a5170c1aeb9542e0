"""What moderators decide. Each decision is kept in the audit list of the site, and each report gets an answer."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from discussion.actions.conversations import touch
from discussion.actions.states import change_state
from discussion.actions.threading import lock_thread_of
from discussion.events import (
    CommentHidden,
    CommentRestored,
    ReportsDecided,
    ThreadLocked,
    ThreadUnlocked,
)
from discussion.models import Comment, Report
from kernel.events import publish
from people.models import User

State = Comment.State


class AlreadyDecided(Exception):
    """Somebody else decided meanwhile, or the author took the comment back."""


@transaction.atomic
def hide(*, comment: Comment, by: User, reason: str) -> None:
    """Hides a comment from all but its author, who reads why, and moderators; open reports are answered.

    Locks the thread. Raises AlreadyDecided.
    """
    comment = lock_thread_of(comment)
    if comment.state not in {State.SHOWN, State.SUSPENDED}:
        raise AlreadyDecided
    change_state(comment, State.HIDDEN, by=by, reason=reason)
    _decide_reports(comment, by=by, decision=Report.Decision.HIDDEN, reason=reason)
    log(instance=comment, action="discussion.hide", user=by, data={"reason": reason})
    publish(CommentHidden(comment_id=comment.pk, by_id=by.pk))


@transaction.atomic
def show_again(*, comment: Comment, by: User, reason: str = "") -> None:
    """Shows a comment that was hidden or waited for a moderator; open reports are answered.

    Locks the thread. Raises AlreadyDecided.
    """
    comment = lock_thread_of(comment)
    if comment.state not in {State.HIDDEN, State.SUSPENDED}:
        raise AlreadyDecided
    change_state(comment, State.SHOWN, by=by, reason=reason)
    _decide_reports(comment, by=by, decision=Report.Decision.KEPT, reason=reason)
    log(instance=comment, action="discussion.show", user=by, data={"reason": reason})
    publish(CommentRestored(comment_id=comment.pk, by_id=by.pk))


@transaction.atomic
def leave_as_it_is(*, comment: Comment, by: User, reason: str = "") -> None:
    """Answers the open reports of a comment that does no harm; one that waited for a moderator is shown again.

    Locks the thread. Raises AlreadyDecided when no report is open.
    """
    comment = lock_thread_of(comment)
    if comment.state == State.SUSPENDED:
        change_state(comment, State.SHOWN, by=by, reason=reason)
        publish(CommentRestored(comment_id=comment.pk, by_id=by.pk))
    if not _decide_reports(comment, by=by, decision=Report.Decision.KEPT, reason=reason):
        raise AlreadyDecided
    log(instance=comment, action="discussion.keep", user=by, data={"reason": reason})


@transaction.atomic
def answer_concern(*, report: Report, by: User, note: str = "") -> None:
    """A well-being contact has taken care of a colleague. Nothing of it goes to the audit list. Raises AlreadyDecided."""
    waiting = Report.objects.open().filter(pk=report.pk, reason=Report.Reason.WORRIED)
    if not waiting.update(**_decision(by, Report.Decision.ANSWERED, note)):
        raise AlreadyDecided
    publish(ReportsDecided(comment_id=report.comment_id, report_ids=[report.pk]))


@transaction.atomic
def lock_thread(*, comment: Comment, by: User, reason: str = "") -> None:
    """Ends the thread of a comment: it takes no replies and no edits. Doing it twice changes nothing."""
    comment = lock_thread_of(comment)
    if _set_locked(comment, is_locked=True):
        log(instance=comment, action="discussion.lock", user=by, data={"reason": reason})
        publish(ThreadLocked(comment_id=comment.thread_id, by_id=by.pk))


@transaction.atomic
def unlock_thread(*, comment: Comment, by: User) -> None:
    """Opens the thread again. Doing it twice changes nothing."""
    comment = lock_thread_of(comment)
    if _set_locked(comment, is_locked=False):
        log(instance=comment, action="discussion.unlock", user=by)
        publish(ThreadUnlocked(comment_id=comment.thread_id, by_id=by.pk))


def _set_locked(comment: Comment, *, is_locked: bool) -> int:
    thread = Comment.objects.filter(conversation=comment.conversation_id)
    thread = thread.filter(thread_number=comment.thread_number, is_locked=not is_locked)
    changed = thread.update(is_locked=is_locked)
    if changed:
        touch(comment.conversation_id)
    return changed


def _decide_reports(comment: Comment, *, by: User, decision: Report.Decision, reason: str) -> int:
    """Answers the open reports that are the moderators' to answer; returns how many."""
    waiting = Report.objects.open().filter(comment=comment).exclude(reason=Report.Reason.WORRIED)
    ids = list(waiting.values_list("pk", flat=True))
    if ids:
        Report.objects.filter(pk__in=ids).update(**_decision(by, decision, reason))
        publish(ReportsDecided(comment_id=comment.pk, report_ids=ids))
    return len(ids)


def _decision(by: User, decision: Report.Decision, reason: str) -> dict[str, object]:
    return {
        "decided_at": timezone.now(),
        "decided_by": by,
        "decision": decision,
        "decision_reason": reason,
    }
