"""Rows that several apps' tests need; an app's own factories are in `tests/<app>/factories.py`."""

from typing import Any

from django.contrib.auth.models import Group
from factory.declarations import LazyAttribute, Sequence
from factory.django import DjangoModelFactory, Password
from factory.helpers import post_generation

from people.models import OrgUnit, User


class GroupFactory(DjangoModelFactory[Group]):
    name = Sequence("Group {}".format)

    class Meta:
        model = Group
        django_get_or_create = ("name",)


class OrgUnitFactory(DjangoModelFactory[OrgUnit]):
    """A unit at the top of the tree, or below `parent`."""

    name = Sequence("Unit {}".format)
    kind = OrgUnit.Kind.SERVICE
    country = "FR"
    place = "Paris"

    class Meta:
        model = OrgUnit

    @classmethod
    def _create(
        cls, model_class: type[OrgUnit], *args: Any, parent: OrgUnit | None = None, **kwargs: Any
    ):
        """As `people.actions.create_unit` leaves it, without its event: a test starts with nothing to deliver."""
        unit = model_class(**kwargs)
        if parent is None:
            model_class.add_root(instance=unit)
        else:
            parent.add_child(instance=unit)
        unit.lineage = [*(parent.lineage if parent else []), unit.pk]
        unit.save(update_fields=["lineage"])
        return unit


class UserFactory(DjangoModelFactory[User]):
    """A colleague who can sign in with the password "parvis"."""

    username = Sequence("user{}".format)
    email = LazyAttribute(lambda user: f"{user.username}@example.org")
    first_name = "Camille"
    last_name = Sequence("Martin {}".format)
    password = Password("parvis")

    class Meta:
        model = User
        skip_postgeneration_save = True

    @post_generation
    def groups(user: User, create: bool, names: list[str] | None, **kwargs: Any):  # noqa: N805, FBT001
        if create and names:
            user.groups.set([GroupFactory.create(name=name) for name in names])
