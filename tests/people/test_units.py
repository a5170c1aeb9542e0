import pytest
from django.db import IntegrityError, transaction

from people import actions
from people.models import OrgUnit
from tests.factories import UserFactory


@pytest.fixture
def chart(db):
    """An entity that holds a direction, which holds a service; and a second entity beside it."""
    horizon = actions.create_unit(name="Horizon", kind="entity", country="FR")
    network = actions.create_unit(name="Réseau", kind="direction", country="FR", under=horizon)
    branch = actions.create_unit(name="Lyon 3", kind="service", country="FR", under=network)
    belgium = actions.create_unit(name="Horizon Belgique", kind="entity", country="BE")
    return {"horizon": horizon, "network": network, "branch": branch, "belgium": belgium}


def _lineage(unit: OrgUnit) -> list[int]:
    return list(OrgUnit.objects.get(pk=unit.pk).lineage)


def test_a_unit_knows_all_units_above_it(chart):
    assert _lineage(chart["branch"]) == [
        chart["horizon"].pk,
        chart["network"].pk,
        chart["branch"].pk,
    ]


def test_moving_a_unit_moves_the_lineage_of_its_whole_branch(chart):
    actions.move_unit(unit=chart["network"], under=chart["belgium"])

    assert _lineage(chart["network"]) == [chart["belgium"].pk, chart["network"].pk]
    assert _lineage(chart["branch"])[0] == chart["belgium"].pk
    assert [u.name for u in OrgUnit.objects.get(pk=chart["branch"].pk).get_ancestors()] == [
        "Horizon Belgique",
        "Réseau",
    ]


def test_moving_to_the_top_and_back_keeps_the_tree_right(chart):
    top = actions.move_unit(unit=chart["network"], under=None)
    assert top.lineage == [top.pk]
    assert top.depth == 1

    actions.move_unit(unit=top, under=chart["horizon"])

    assert _lineage(chart["branch"])[0] == chart["horizon"].pk
    assert OrgUnit.find_problems() == ([], [], [], [], [])


def test_a_larger_branch_costs_no_more_statements_to_move(chart, statements):
    with statements() as small:
        actions.move_unit(unit=chart["network"], under=chart["belgium"])
    for number in range(12):
        actions.create_unit(
            name=f"Agence {number}", kind="service", country="BE", under=chart["network"]
        )
    with statements() as large:
        actions.move_unit(unit=chart["network"], under=chart["horizon"])

    assert large.total == small.total


def test_a_unit_does_not_move_below_itself(chart):
    for target in ("network", "branch"):
        with pytest.raises((actions.UnitInsideItself, actions.UnitTooLarge)):
            actions.move_unit(unit=chart["network"], under=chart[target])
    inner = actions.create_unit(name="Sud", kind="direction", country="FR", under=chart["network"])
    with pytest.raises(actions.UnitInsideItself):
        actions.move_unit(unit=chart["network"], under=inner)


def test_a_service_holds_no_direction(chart):
    with pytest.raises(actions.UnitTooLarge):
        actions.create_unit(name="Sud", kind="direction", country="FR", under=chart["branch"])
    with pytest.raises(actions.UnitTooLarge):
        actions.change_unit(
            unit=chart["horizon"], name="Horizon", kind="service", country="FR", place=""
        )


def test_a_unit_in_use_is_not_removed(chart):
    UserFactory.create(unit=chart["branch"])

    for unit in (chart["branch"], chart["network"]):
        with pytest.raises(actions.UnitInUse):
            actions.remove_unit(unit=unit)
    actions.remove_unit(unit=chart["belgium"])

    assert OrgUnit.objects.count() == 3


def test_a_refused_change_leaves_the_chart_as_it_was(chart):
    before = list(OrgUnit.objects.values_list("path", "lineage"))

    with pytest.raises(actions.UnitTooLarge):
        actions.move_unit(unit=chart["horizon"], under=chart["branch"])

    assert list(OrgUnit.objects.values_list("path", "lineage")) == before


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"kind": "team"}, {"country": ""}, {"country": "fr"}]
)
def test_the_database_refuses_a_unit_that_makes_no_sense(chart, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        OrgUnit.objects.filter(pk=chart["branch"].pk).update(**wrong)
