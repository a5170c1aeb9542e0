"""What people do with their own comments."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from discussion.actions.conversations import touch
from discussion.actions.posting import NotOpen, ReadText, read_text
from discussion.actions.states import change_state
from discussion.actions.threading import lock_thread_of
from discussion.events import CommentEdited, CommentRemoved, CommentRestored
from discussion.models import Comment, CommentRevision, Mention
from discussion.subjects import Subject
from kernel.events import publish

TEXT_KEPT_FOR = timedelta(days=30)


class EditConflict(Exception):
    """The comment was changed since the form was opened: `comment` is what it says now."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(comment.public_id)
        self.comment = comment


@transaction.atomic
def edit(*, comment: Comment, subject: Subject, body: str, seen_edit_count: int) -> Comment:
    """Changes a text. Within five minutes of posting it leaves no mark, later the former text stays readable.

    Locks the thread. Raises EditConflict when somebody (the same person in another tab) changed it since it was read, NotOpen when
    nobody may post there any more, TooManyMentions. The same text again changes nothing.
    """
    text = read_text(body, subject)
    comment = lock_thread_of(comment)
    if not comment.is_shown or comment.is_locked or comment.conversation.closed_at:
        raise NotOpen
    if comment.comment == body:
        return comment
    if comment.edit_count != seen_edit_count:
        raise EditConflict(comment)
    _write(comment, text)
    touch(comment.conversation_id)
    publish(CommentEdited(comment_id=comment.pk, mentioned_ids=_mention(comment, text)))
    return comment


@transaction.atomic
def remove_own(*, comment: Comment) -> None:
    """Takes one's comment back; replies stay. For a month it can be undone. Doing it twice changes nothing."""
    comment = lock_thread_of(comment)
    if change_state(comment, Comment.State.REMOVED, by=comment.user):
        publish(CommentRemoved(comment_id=comment.pk))


@transaction.atomic
def undo_removal(*, comment: Comment) -> None:
    """Shows a comment again that its author took back. Doing it twice changes nothing."""
    comment = lock_thread_of(comment)
    is_own_removal = comment.state == Comment.State.REMOVED and comment.comment
    if is_own_removal and change_state(comment, Comment.State.SHOWN, by=comment.user):
        publish(CommentRestored(comment_id=comment.pk, by_id=comment.user_id or 0))


@transaction.atomic
def forget_removed_texts() -> int:
    """Empties the comments that were taken back a month ago, with their history; returns how many. Replies stay."""
    old = Comment.objects.filter(
        state=Comment.State.REMOVED, state_changed_at__lt=timezone.now() - TEXT_KEPT_FOR
    ).exclude(comment="")
    ids = list(old.values_list("pk", flat=True)[:1000])
    CommentRevision.objects.filter(comment__in=ids).delete()
    Mention.objects.filter(comment__in=ids).delete()
    Comment.objects.filter(pk__in=ids).update(comment="", body_html="")
    return len(ids)


def _write(comment: Comment, text: ReadText) -> None:
    now = timezone.now()
    is_quiet = comment.is_editable_quietly()
    if not is_quiet:
        CommentRevision.objects.create(
            comment=comment,
            number=comment.edit_count,
            body=comment.comment,
            body_html=comment.body_html,
            written_at=comment.edited_at or comment.submit_date,
        )
    comment.comment, comment.body_html = text.body, text.html
    comment.edit_count += 1
    comment.edited_at = comment.edited_at if is_quiet else now
    Comment.objects.filter(pk=comment.pk).update(
        comment=comment.comment,
        body_html=comment.body_html,
        edit_count=comment.edit_count,
        edited_at=comment.edited_at,
    )


def _mention(comment: Comment, text: ReadText) -> list[int]:
    """Keeps the mentions of the new text; returns the people named for the first time."""
    named = {person.pk for person in text.named} - {comment.user_id}
    known = set(comment.mentions.values_list("person_id", flat=True))
    comment.mentions.filter(person_id__in=known - named).delete()
    added = sorted(named - known)
    Mention.objects.bulk_create(Mention(comment=comment, person_id=pk) for pk in added)
    return added
