"""What happens to a conversation as a whole."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.log_actions import log

from discussion.events import (
    ConversationClosed,
    ConversationFollowed,
    ConversationReopened,
    ConversationUnfollowed,
)
from discussion.models import Conversation, Follow
from discussion.subjects import Subject
from kernel.events import publish
from people.models import User


def conversation_about(*, subject: Subject) -> Conversation:
    """The conversation on a subject, made when there is none yet. One statement, three for the first time."""
    conversation, _made = Conversation.objects.get_or_create(
        kind=subject.kind, object_id=subject.object_id
    )
    return conversation


def touch(conversation_id: int, **changes: Any) -> int:
    """Gives a conversation a new version, and these columns, so that no reader is shown a kept copy. One statement."""
    conversation = Conversation.objects.filter(pk=conversation_id)
    return conversation.update(version=F("version") + 1, **changes)


@transaction.atomic
def follow(*, follower: User, subject: Subject) -> None:
    """Tells somebody of new comments on a subject from now on; doing it twice changes nothing."""
    conversation = conversation_about(subject=subject)
    _row, is_new = Follow.objects.get_or_create(follower=follower, conversation=conversation)
    if is_new:
        publish(ConversationFollowed(conversation_id=conversation.pk, user_id=follower.pk))


@transaction.atomic
def unfollow(*, follower: User, subject: Subject) -> None:
    """No longer does; doing it twice changes nothing."""
    conversation = conversation_about(subject=subject)
    gone, _by_model = Follow.objects.filter(follower=follower, conversation=conversation).delete()
    if gone:
        publish(ConversationUnfollowed(conversation_id=conversation.pk, user_id=follower.pk))


@transaction.atomic
def close_conversation(*, subject: Subject, by: User) -> None:
    """Takes no more comments on a subject; those that are there stay. Doing it twice changes nothing."""
    conversation = conversation_about(subject=subject)
    if conversation.closed_at is None:
        touch(conversation.pk, closed_at=timezone.now(), closed_by=by)
        log(instance=conversation, action="discussion.close", user=by)
        publish(ConversationClosed(conversation_id=conversation.pk, by_id=by.pk))


@transaction.atomic
def reopen_conversation(*, subject: Subject, by: User) -> None:
    """Takes comments again. Doing it twice changes nothing."""
    conversation = conversation_about(subject=subject)
    if conversation.closed_at:
        touch(conversation.pk, closed_at=None, closed_by=None)
        log(instance=conversation, action="discussion.reopen", user=by)
        publish(ConversationReopened(conversation_id=conversation.pk, by_id=by.pk))


@transaction.atomic
def forget_conversation(*, kind: str, object_id: int) -> None:
    """Deletes all that was said of a subject, which is gone. Silent: there is nobody left to tell."""
    Conversation.objects.about(kind, object_id).delete()
