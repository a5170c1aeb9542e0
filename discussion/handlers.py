"""Reactions of discussion to what happens below it."""

from typing import Any

from django.dispatch import receiver

from discussion import actions
from discussion.subjects import subject_deleted


@receiver(subject_deleted)
def forget_conversation_on_subject_deleted(kind: str, object_id: int, **signal: Any) -> None:
    """Comments go with what they are about."""
    actions.forget_conversation(kind=kind, object_id=object_id)
