"""What is being written is kept before it is sent."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from discussion.models import Comment, Conversation, Draft
from people.models import User

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Restored:
    """An earlier draft whose text a newly opened composer took over, as it was then."""

    key: str
    save_count: int


@transaction.atomic
def save_draft(
    *,
    author: User,
    key: str,
    conversation: Conversation,
    body: str,
    purpose: Draft.Purpose = Draft.Purpose.COMMENT,
    comment: Comment | None = None,
) -> None:
    """Keeps the text of one composer; an empty text forgets it. No event: a draft is nobody else's business."""
    if not body.strip():
        forget_drafts(author=author, key=key)
        return
    kept = {"conversation": conversation, "purpose": purpose, "comment": comment}
    kept |= {"body": body, "updated_at": timezone.now()}
    draft, is_new = Draft.objects.get_or_create(author=author, key=key, defaults=kept)
    if not is_new:
        Draft.objects.filter(pk=draft.pk).update(**kept, save_count=F("save_count") + 1)


def forget_drafts(*, author: User, key: str = "", restored: Restored | None = None) -> None:
    """Forgets what a composer held, and the draft it took over unless another tab went on writing it. One statement."""
    gone = Q(key=key)
    if restored is not None:
        gone |= Q(key=restored.key, save_count=restored.save_count)
    Draft.objects.filter(gone, author=author).delete()


def forget_old_drafts() -> int:
    """Deletes drafts untouched for a month; returns how many."""
    gone, _by_model = Draft.objects.filter(updated_at__lt=timezone.now() - KEPT_FOR).delete()
    return gone
