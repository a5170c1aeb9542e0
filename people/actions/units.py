"""Changes of the organisation chart. Each keeps `lineage` right, by which audiences are decided."""

from django.db import transaction

from kernel.events import publish
from people.events import UnitsChanged
from people.models import OrgUnit, User

RANKS = {kind: rank for rank, kind in enumerate(OrgUnit.Kind.values)}
BATCH_SIZE = 500


class UnitTooLarge(Exception):
    """A service does not hold a direction, nor a direction an entity."""


class UnitInsideItself(Exception):
    """A unit cannot move below itself."""


class UnitInUse(Exception):
    """A unit with people or with units below it is not removed."""


def fits(kind: str, *, within: str) -> bool:
    """Whether a unit of one kind may be part of a unit of another: of its own size or larger."""
    return RANKS[kind] >= RANKS[within]


@transaction.atomic
def create_unit(
    *, name: str, kind: str, country: str, place: str = "", under: OrgUnit | None = None
) -> OrgUnit:
    """A new unit, at the top or below another one. Raises UnitTooLarge. Locks the unit above."""
    unit = OrgUnit(name=name, kind=kind, country=country, place=place)
    above = None if under is None else _locked(under)
    _require_fit(unit, above)
    if above is None:
        OrgUnit.add_root(instance=unit)
    else:
        above.add_child(instance=unit)
    unit.lineage = [*(above.lineage if above else []), unit.pk]
    unit.save(update_fields=["lineage"])
    publish(UnitsChanged(unit_ids=[unit.pk]))
    return unit


@transaction.atomic
def change_unit(*, unit: OrgUnit, name: str, kind: str, country: str, place: str) -> OrgUnit:
    """Renames a unit or says something else of it. Raises UnitTooLarge for a kind that does not fit its place."""
    unit = _locked(unit)
    unit.name, unit.kind, unit.country, unit.place = name, kind, country, place
    _require_fit(unit, unit.get_parent())
    for child in unit.get_children():
        _require_fit(child, unit)
    unit.save(update_fields=["name", "kind", "country", "place"])
    publish(UnitsChanged(unit_ids=[unit.pk]))
    return unit


@transaction.atomic
def move_unit(*, unit: OrgUnit, under: OrgUnit | None) -> OrgUnit:
    """Moves a unit with its whole branch, below another one or to the top.

    Locks the top of the tree, so that moves follow one another. Statements: a constant number and one for each 500 units
    of the branch. Raises UnitInsideItself and UnitTooLarge.
    """
    list(OrgUnit.objects.get_queryset().filter(depth=1).select_for_update())
    unit = _locked(unit)
    above = None if under is None else _locked(under)
    _require_fit(unit, above)
    if above is None:
        unit.move(OrgUnit.get_last_root_node(), "last-sibling")
    elif above == unit or above.is_descendant_of(unit):
        raise UnitInsideItself
    else:
        unit.move(above, "last-child")
    moved = _rewrite_lineage(unit, above)
    publish(UnitsChanged(unit_ids=moved))
    return _locked(unit)


@transaction.atomic
def remove_unit(*, unit: OrgUnit) -> None:
    """Removes a unit that holds nobody and nothing. Raises UnitInUse."""
    unit = _locked(unit)
    if not unit.is_leaf() or User.objects.filter(unit=unit).exists():
        raise UnitInUse
    removed = unit.pk
    unit.delete()
    publish(UnitsChanged(unit_ids=[removed]))


def _locked(unit: OrgUnit) -> OrgUnit:
    """The row as it is now, held until the end of the transaction."""
    return OrgUnit.objects.get_queryset().select_for_update().get(pk=unit.pk)


def _require_fit(unit: OrgUnit, above: OrgUnit | None) -> None:
    if above is not None and not fits(unit.kind, within=above.kind):
        raise UnitTooLarge


def _rewrite_lineage(unit: OrgUnit, above: OrgUnit | None) -> list[int]:
    """Puts the new units above in place of the old ones, in all rows of the branch; returns their ids."""
    branch = list(OrgUnit.objects.get_queryset().branch_of(unit))
    start = list(above.lineage) if above else []
    for member in branch:
        member.lineage = start + member.lineage[member.lineage.index(unit.pk) :]
    OrgUnit.objects.get_queryset().bulk_update(branch, ["lineage"], batch_size=BATCH_SIZE)
    return [member.pk for member in branch]
