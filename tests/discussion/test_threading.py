"""Threads are stored as django-comments-xtd stores them, and keep their order whatever is answered."""

import random

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django_comments_xtd import get_model
from django_comments_xtd.models import XtdComment
from wagtail.models import Page

from discussion.models import LAST_LEVEL, Comment
from tests.discussion.factories import answer, say

PLACE = ("thread_id", "parent_id", "level", "order", "nested_count")


def test_the_package_knows_our_model_and_its_depth():
    assert get_model() is Comment
    assert settings.COMMENTS_XTD_MAX_THREAD_LEVEL == LAST_LEVEL


def test_saving_twice_leaves_the_counts_of_a_thread_alone(comment, charlie):
    answer(comment, charlie)
    for _ in range(2):
        comment.refresh_from_db()
        comment.save()

    comment.refresh_from_db()
    assert comment.nested_count == 1


@pytest.mark.parametrize("seed", range(3))
def test_replies_stand_where_the_package_itself_would_put_them(seed, open_subject, bob):
    """The same tree of answers, once by our action and once by the package's own `save`."""
    chance = random.Random(seed)
    ours, theirs = [say(open_subject, bob)], [_saved_by_package(bob)]
    for _ in range(14):
        answered = chance.randrange(len(ours))
        ours[answered].refresh_from_db()
        if ours[answered].level < LAST_LEVEL:
            ours.append(answer(ours[answered], bob))
            theirs.append(_saved_by_package(bob, theirs[answered].pk))

    assert _shape(ours) == _shape(theirs)


def test_below_the_last_level_a_reply_stands_beside_the_comment_it_answers(comment, bob, charlie):
    deepest = comment
    for _ in range(LAST_LEVEL):
        deepest = answer(deepest, charlie)
    beside = answer(deepest, bob)

    assert (deepest.level, beside.level) == (LAST_LEVEL, LAST_LEVEL)
    assert beside.parent_id == deepest.parent_id
    assert beside.in_reply_to_id == deepest.pk
    assert beside.order == deepest.order + 1


def test_threads_of_a_conversation_are_numbered_without_gaps(open_subject, bob, charlie):
    first, second = say(open_subject, bob), say(open_subject, charlie)
    answer(first, charlie)

    conversation = second.conversation
    conversation.refresh_from_db()
    assert (first.thread_number, second.thread_number) == (1, 2)
    assert (conversation.thread_count, conversation.comment_count) == (2, 3)


def _saved_by_package(author, parent_id=0):
    return XtdComment.objects.create(
        content_type=ContentType.objects.get_for_model(Page),
        object_pk="1",
        site_id=settings.SITE_ID,
        user=author,
        comment="…",
        parent_id=parent_id,
    )


def _shape(comments):
    """The places of comments, with ids replaced by the order of writing."""
    numbers = {comment.pk: number for number, comment in enumerate(comments)}
    rows = XtdComment.norel_objects.filter(pk__in=numbers).values_list("pk", *PLACE)
    return sorted(
        (numbers[pk], numbers[thread], numbers[parent], *rest) for pk, thread, parent, *rest in rows
    )
