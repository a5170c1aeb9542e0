"""Subjects for the cast: a guide for everybody, and one for the members of the group "Atelier"."""

import pytest
from django.contrib.auth.models import Group

from discussion.models import Comment
from discussion.subjects import Subject
from kernel.audience import group_token
from pages.models import PublishedSnapshot
from people.models import User
from tests.discussion.factories import make_snapshot, say, subject_of


@pytest.fixture
def open_snapshot(db) -> PublishedSnapshot:
    return make_snapshot("Déléguer une validation")


@pytest.fixture
def open_subject(open_snapshot) -> Subject:
    return subject_of(open_snapshot)


@pytest.fixture
def secret_snapshot(alice) -> PublishedSnapshot:
    atelier = Group.objects.get(name="Atelier")
    return make_snapshot(
        "Le projet Horizon", tokens=(group_token(atelier.pk),), content_owner=alice
    )


@pytest.fixture
def secret_subject(secret_snapshot) -> Subject:
    return subject_of(secret_snapshot)


@pytest.fixture
def comment(open_subject, bob) -> Comment:
    """What bob says where everybody reads it."""
    return say(open_subject, bob)


@pytest.fixture
def secret_comment(secret_subject, bob) -> Comment:
    """What bob says where only the members of the group read it."""
    return say(secret_subject, bob, "Le calendrier est confidentiel.")


@pytest.fixture
def moderator(alice) -> User:
    """alice, in the group of moderators."""
    alice.groups.add(Group.objects.get(name="Modérateurs"))
    return alice
