"""Comments and replies: written once, in their place, with the people they name."""

from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django_comments_xtd.models import XtdComment

from discussion import subjects
from discussion.actions.conversations import conversation_about
from discussion.actions.threading import lock_thread_of, make_place_below
from discussion.events import CommentPosted
from discussion.models import MAX_MENTIONS, Comment, Conversation, Mention
from discussion.readers import readers_named
from discussion.subjects import Subject
from discussion.texts import CommentText
from kernel.events import publish
from people.models import User


class NotOpen(Exception):
    """The conversation or the thread was closed, or the comment answered is no longer shown."""


class TooManyMentions(Exception):
    """A comment names at most ten people."""


class AlreadyPosted(Exception):
    """This composer has posted before: `comment` is what it posted."""

    def __init__(self, comment: Comment) -> None:
        super().__init__(comment.public_id)
        self.comment = comment


@dataclass(frozen=True)
class ReadText:
    """A text as it will be stored, and the people it names."""

    body: str
    html: str
    named: list[User]


@transaction.atomic
def post_comment(*, author: User, subject: Subject, body: str, composer: str = "") -> Comment:
    """Begins a thread on a subject. A composer posts once: its key makes a second submission fail.

    Locks the conversation, which numbers its threads. Raises NotOpen, TooManyMentions, AlreadyPosted.
    """
    text = read_text(body, subject)
    conversation = conversation_about(subject=subject)
    _count_comment(conversation, new_threads=1)
    conversation.refresh_from_db(fields=["thread_count", "comment_count"])
    placed = {"thread_number": conversation.thread_count}
    comment = _insert(
        author=author, composer=composer, text=text, conversation=conversation, **placed
    )
    XtdComment.norel_objects.filter(pk=comment.pk).update(
        thread_id=comment.pk, parent_id=comment.pk
    )
    comment.thread_id = comment.parent_id = comment.pk
    return _announced(comment, text)


@transaction.atomic
def reply(*, author: User, to: Comment, subject: Subject, body: str, composer: str = "") -> Comment:
    """Answers a comment of a subject, below it in its thread. A composer posts once.

    Locks the thread, then the conversation. Raises NotOpen, TooManyMentions, AlreadyPosted.
    """
    text = read_text(body, subject)
    to = lock_thread_of(to)
    if to.is_locked or not to.is_shown:
        raise NotOpen
    placed: dict[str, Any] = asdict(make_place_below(to))
    placed |= {"in_reply_to": to, "thread_number": to.thread_number}
    comment = _insert(
        author=author, composer=composer, text=text, conversation=to.conversation, **placed
    )
    _count_comment(to.conversation, new_threads=0)
    return _announced(comment, text)


def read_text(body: str, subject: Subject) -> ReadText:
    """Markdown to HTML, naming only readers of the subject. No statement for a text without `@`, else two.

    Raises TooManyMentions.
    """
    parsed = CommentText(body)
    people = readers_named(parsed.handles(), subject)
    if len(people) > MAX_MENTIONS:
        raise TooManyMentions
    return ReadText(body, parsed.html(people), list(people.values()))


def _count_comment(conversation: Conversation, *, new_threads: int) -> None:
    """Counts one more comment, which also asks whether the conversation is open, and holds it until the commit."""
    still_open = Conversation.objects.filter(pk=conversation.pk, closed_at=None)
    counted = still_open.update(
        thread_count=F("thread_count") + new_threads,
        comment_count=F("comment_count") + 1,
        version=F("version") + 1,
        last_comment_at=timezone.now(),
    )
    if not counted:
        raise NotOpen


def _insert(
    *, author: User, composer: str, text: ReadText, conversation: Conversation, **placed: Any
) -> Comment:
    """Writes the row. Name and address stay empty, so nothing but the key tells who wrote it."""
    subject_type = ContentType.objects.get_for_model(_model_of(conversation))
    comment = Comment(
        content_type=subject_type,
        object_pk=str(conversation.object_id),
        site_id=settings.SITE_ID,
        user=author,
        comment=text.body,
        body_html=text.html,
        submission=f"{author.pk}:{composer}" if composer else None,
        conversation=conversation,
        **placed,
    )
    try:
        with transaction.atomic():
            comment.save(force_insert=True)
    except IntegrityError as refused:
        earlier = Comment.objects.filter(submission=comment.submission).exclude(submission=None)
        raise AlreadyPosted(earlier.get()) from refused
    return comment


def _model_of(conversation: Conversation) -> Any:
    kind = subjects.kind_named(conversation.kind)
    if kind is None:
        raise LookupError(conversation.kind)
    return kind.model


def _announced(comment: Comment, text: ReadText) -> Comment:
    mentioned = [person.pk for person in text.named if person.pk != comment.user_id]
    Mention.objects.bulk_create(Mention(comment=comment, person_id=pk) for pk in mentioned)
    publish(
        CommentPosted(
            comment_id=comment.pk, author_id=comment.user_id or 0, mentioned_ids=mentioned
        )
    )
    return comment
