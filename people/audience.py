"""The audience tokens that the organisation and Wagtail's groups give."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from kernel.audience import Viewer, group_token, unit_token

if TYPE_CHECKING:
    from people.models import User


def tokens_of_unit_and_groups(viewer: Viewer) -> Iterator[str]:
    """A token for each unit above and including one's own, and for each group.

    Costs no statement for a viewer loaded by the session, two at most for another one.
    """
    person = cast("User", viewer)
    if person.unit is not None:
        yield from map(unit_token, person.unit.lineage)
    yield from map(group_token, person.group_ids())
