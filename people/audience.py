"""The audience tokens that the organisation and Wagtail's groups give."""

from collections.abc import Collection, Iterator
from typing import cast

from django.db.models import Exists, F, OuterRef, Q

from kernel.audience import EVERYONE, Viewer, group_token, unit_token
from people.models import OrgUnit, User


def tokens_of_unit_and_groups(viewer: Viewer) -> Iterator[str]:
    """A token for each unit above and including one's own, and for each group.

    Costs no statement for a viewer loaded by the session, two at most for another one.
    """
    person = cast("User", viewer)
    if person.unit is not None:
        yield from map(unit_token, person.unit.lineage)
    yield from map(group_token, person.group_ids())


def holders_of(tokens: Collection[str]) -> Q:
    """Holds for the people with one of these tokens, as far as units, groups and names decide it. No statement.

    The inverse of the above for a search among many people; whoever it finds is still asked by `kernel.audience.tokens_of`.
    """
    if EVERYONE in tokens:
        return ~Q(pk__in=[])
    above = OrgUnit.objects.get_queryset().filter(pk__in=_ids("unit", tokens))
    units = above.annotate(inner=OuterRef("unit__path")).filter(inner__startswith=F("path"))
    memberships = User.groups.through.objects.filter(user=OuterRef("pk"))
    groups = memberships.filter(group__in=_ids("group", tokens))
    return Exists(units) | Exists(groups) | Q(pk__in=_ids("user", tokens))


def _ids(prefix: str, tokens: Collection[str]) -> list[int]:
    named = (token.partition(":") for token in tokens)
    return [int(number) for kind, _colon, number in named if kind == prefix]
