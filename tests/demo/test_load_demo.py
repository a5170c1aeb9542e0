"""Loading the demonstration: the same at every loading, finished after an interruption, refused on a site in use."""

import pytest
from django.core.management import CommandError
from django.db import transaction

from demo import sheets
from demo.blocks import BodyMaker
from discussion.models import Comment
from pages.models import Helpfulness, PublishedSnapshot
from people.models import User
from tests.demo.loading import load_demo
from tests.factories import UserFactory


@pytest.fixture
def load(db, settings, tmp_path, monkeypatch, few_sheets):
    """`load()`: the demonstration with few sheets."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(sheets, "FILE", few_sheets)
    return load_demo


def state() -> dict[str, list]:
    """All that a visitor could tell two demonstrations apart by."""
    shown = PublishedSnapshot.objects.order_by("path").values_list(
        "path",
        "title",
        "summary",
        "body_text",
        "review_on",
        "verified_on",
        "verified_by__username",
        "tags",
    )
    said = Comment.objects.order_by("public_id")
    votes = Helpfulness.objects.order_by("page__url_path", "person__username")
    return {
        "people": list(
            User.objects.order_by("username").values_list(
                "username", "public_id", "unit__name", "job_title"
            )
        ),
        "pages": list(shown),
        "comments": list(said.values_list("public_id", "user__username", "comment", "submit_date")),
        "votes": list(
            votes.values_list("page__url_path", "person__username", "found_answer", "reason")
        ),
    }


def test_loading_it_again_changes_nothing(load):
    load()
    before = state()

    load()

    assert state() == before


def test_it_is_the_same_on_every_site(load):
    found = []
    for _site in "12":
        with transaction.atomic():
            load()
            found.append(state())
            transaction.set_rollback(True)

    assert found[0] == found[1]
    assert found[0]["votes"]


def test_a_loading_that_was_interrupted_is_finished_by_the_next(load, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(BodyMaker, "body", _fail)
        with pytest.raises(InterruptedError):
            load()
    assert not Comment.objects.exists()

    load()

    assert Comment.objects.count() == 34
    assert PublishedSnapshot.objects.filter(path__startswith="/en/help/").count() == 18


def _fail(*_args) -> None:
    raise InterruptedError


def test_a_site_with_people_of_its_own_is_left_alone(load):
    UserFactory(username="jean.dupont")

    with pytest.raises(CommandError, match="has people of its own"):
        load()
    assert User.objects.count() == 1
