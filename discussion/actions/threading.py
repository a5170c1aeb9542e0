"""Where a comment stands in its thread: what django-comments-xtd's `save` decides, under a lock and in three statements.

A thread is numbered in reading order (`order` from 1), so a reply pushes down by one all that follows its place.
"""

from dataclasses import dataclass

from django.db.models import Case, F, Max, Min, Q, Value, When
from django_comments_xtd.models import XtdComment

from discussion.models import LAST_LEVEL, Comment


@dataclass(frozen=True)
class Place:
    """The columns of django-comments-xtd for one new comment."""

    thread_id: int
    parent_id: int
    level: int
    order: int


def lock_thread_of(comment: Comment) -> Comment:
    """Holds the thread of a comment until the end of the transaction; returns the comment as it is then. One statement.

    Whoever changes a thread holds its first row, so places are decided one after another. The first row has the lowest
    key and comes first, so two writers never wait for each other. On SQLite the transaction itself is the lock.
    """
    rows = Comment.objects.filter(pk__in={comment.thread_id, comment.pk}).order_by("pk")
    held = rows.select_related("conversation").select_for_update(of=("self", "stored"), no_key=True)
    return {row.pk: row for row in held}[comment.pk]


def make_place_below(comment: Comment) -> Place:
    """Frees the last place among the replies to a comment of a locked thread. Two statements.

    On the last level a reply becomes a sibling: it is below the comment's parent.
    """
    is_last_level = comment.level >= LAST_LEVEL
    parent_id = comment.parent_id if is_last_level else comment.pk
    parent_level = comment.level - 1 if is_last_level else comment.level
    thread = XtdComment.norel_objects.filter(thread_id=comment.thread_id)
    after = Q(order__gt=comment.order, level__lte=parent_level)
    ends = thread.order_by().aggregate(next=Min("order", filter=after), last=Max("order"))
    order = ends["next"] or ends["last"] + 1
    _push_down(comment, above={comment.thread_id, parent_id}, from_order=order)
    return Place(comment.thread_id, parent_id, parent_level + 1, order)


def _push_down(comment: Comment, *, above: set[int], from_order: int) -> None:
    """Counts the new reply in the comments above it and moves those after it."""
    is_above = Q(pk__in=above)
    XtdComment.norel_objects.filter(thread_id=comment.thread_id).filter(
        is_above | Q(order__gte=from_order)
    ).update(
        order=Case(When(order__gte=from_order, then=F("order") + 1), default=F("order")),
        nested_count=F("nested_count") + Case(When(is_above, then=Value(1)), default=Value(0)),
    )
