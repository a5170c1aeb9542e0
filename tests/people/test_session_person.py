from django.contrib.auth.models import Permission

from kernel.audience import EVERYONE, group_token, tokens_of, unit_token, user_token
from people import actions
from people.backends import PeopleBackend
from people.models import OrgUnit, User
from tests.factories import UserFactory


def load(pk: int) -> User:
    """The viewer of a request."""
    person = PeopleBackend().get_user(pk)
    assert person is not None
    return person


def test_the_person_of_a_request_comes_with_unit_and_groups_in_one_statement(
    alice, django_assert_num_queries
):
    with django_assert_num_queries(1):
        viewer = load(alice.pk)
        tokens = tokens_of(viewer)

    groups = {group_token(group.pk) for group in alice.groups.all()}
    assert tokens == {EVERYONE, user_token(alice.pk), unit_token(alice.unit.pk)} | groups
    assert len(groups) == 3


def test_somebody_without_unit_and_group_costs_no_further_statement(db, django_assert_num_queries):
    loner = UserFactory.create()

    with django_assert_num_queries(1):
        viewer = load(loner.pk)
        assert tokens_of(viewer) == {EVERYONE, user_token(loner.pk)}
        assert not viewer.opens_admin()


def test_people_loaded_otherwise_hold_the_same_tokens(alice):
    assert tokens_of(User.objects.get(pk=alice.pk)) == tokens_of(load(alice.pk))


def test_a_unit_gives_the_tokens_of_all_units_above_it(unit, charlie):
    service = actions.create_unit(under=unit, name="Paie", kind="service", country="FR")
    charlie.unit = service
    charlie.save()

    assert {unit_token(unit.pk), unit_token(service.pk)} <= tokens_of(charlie)


def test_a_superuser_holds_no_token_of_his_own(dana):
    assert tokens_of(dana) == {EVERYONE, user_token(dana.pk), unit_token(dana.unit.pk)}


def test_the_admin_is_open_to_editors_and_superusers_without_a_further_statement(
    alice, charlie, dana, django_assert_num_queries
):
    people = [load(person.pk) for person in (alice, charlie, dana)]

    with django_assert_num_queries(0):
        assert [person.opens_admin() for person in people] == [True, False, True]
    assert [User.objects.get(pk=p.pk).opens_admin() for p in people] == [True, False, True]


def test_wagtail_permissions_are_read_from_groups(alice, charlie):
    permission = Permission.objects.get(codename="access_admin")
    charlie.groups.get_or_create(name="Readers of the admin")[0].permissions.add(permission)

    assert User.objects.get(pk=alice.pk).has_perm("wagtailadmin.access_admin")
    assert User.objects.get(pk=charlie.pk).has_perm("wagtailadmin.access_admin")


def test_units_are_ordered_from_the_top(unit):
    actions.create_unit(under=unit, name="Paie", kind="service", country="FR")

    assert [u.depth for u in OrgUnit.objects.visible_to(UserFactory.create())] == [1, 2]
