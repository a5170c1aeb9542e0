"""Rows that several apps' tests need; an app's own factories are in `tests/<app>/factories.py`."""

from typing import Any

import factory
from django.contrib.auth.models import Group

from people.models import OrgUnit, User


class GroupFactory(factory.django.DjangoModelFactory):
    name = factory.Sequence("Group {}".format)

    class Meta:
        model = Group
        django_get_or_create = ("name",)


class OrgUnitFactory(factory.django.DjangoModelFactory):
    """A unit at the top of the tree, or below `parent`."""

    name = factory.Sequence("Unit {}".format)
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


class UserFactory(factory.django.DjangoModelFactory):
    """A colleague who can sign in with the password "parvis"."""

    username = factory.Sequence("user{}".format)
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    first_name = "Camille"
    last_name = factory.Sequence("Martin {}".format)
    password = factory.django.Password("parvis")

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(user: User, create: bool, names: list[str] | None, **kwargs: Any):  # noqa: N805, FBT001
        if create and names:
            user.groups.set([GroupFactory(name=name) for name in names])
