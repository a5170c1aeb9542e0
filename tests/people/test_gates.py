"""Who sees whom, who changes whom: the cast against every gate of people."""

import pytest

from people.models import OrgUnit, User
from tests.factories import UserFactory


@pytest.fixture
def cast(alice, bob, charlie, dana, nadia):
    return {person.username: person for person in (alice, bob, charlie, dana, nadia)}


def _names(people) -> set[str]:
    return {person.username for person in people}


COLLEAGUES = {"alice", "bob", "charlie", "dana"}


@pytest.mark.parametrize("viewer", sorted(COLLEAGUES))
def test_colleagues_see_all_who_have_not_left(cast, viewer):
    assert _names(User.objects.visible_to(cast[viewer])) == COLLEAGUES


def test_who_left_sees_nobody_and_no_unit(cast):
    assert not User.objects.visible_to(cast["nadia"])
    assert not User.objects.editable_by(cast["nadia"])
    assert not OrgUnit.objects.visible_to(cast["nadia"])
    assert OrgUnit.objects.visible_to(cast["charlie"])


@pytest.mark.parametrize("viewer", sorted(COLLEAGUES))
def test_people_edit_themselves_alone(cast, viewer):
    assert _names(User.objects.editable_by(cast[viewer])) == {viewer}


@pytest.mark.parametrize(
    ("manager", "within"),
    [
        ("dana", {"alice", "bob", "charlie", "dana", "nadia"}),
        ("alice", {"alice", "bob", "charlie", "nadia"}),
        ("bob", {"bob", "charlie", "nadia"}),
        ("charlie", {"charlie", "nadia"}),
    ],
)
def test_a_user_manager_reaches_nobody_with_a_right_that_he_lacks(cast, manager, within):
    assert _names(User.objects.administered_by(cast[manager])) == within


def test_a_superuser_is_beyond_the_reach_of_a_manager_of_all_groups(cast):
    manager = UserFactory.create(groups=["Atelier", "Editors", "Moderators"])

    assert "dana" not in _names(User.objects.administered_by(manager))
