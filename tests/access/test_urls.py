"""Every address gives each person of the cast the status that the access table says."""

import pytest
from django.db import transaction

from tests.access.routes import names_to_cover
from tests.access.table import CAST, Row
from tests.rows import call_with_fixtures, rows_of_apps

ROWS: list[Row] = rows_of_apps("access", "rows")


@pytest.fixture
def cast(alice, bob, charlie, dana, nadia):
    return {person.username: person for person in (alice, bob, charlie, dana, nadia)} | {
        "anonymous": None
    }


def _status(client, row: Row, url: str) -> int:
    """The status of one attempt, whose writes are undone so that the next person finds the same state."""
    with transaction.atomic():
        reply = getattr(client, row.method)(url, row.data or None, headers=row.headers)
        transaction.set_rollback(True)
    return reply.status_code


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.name}-{row.method}")
def test_each_person_gets_the_status_of_the_table(row, cast, as_, request):
    url = call_with_fixtures(row.make_url, request)

    found = {name: _status(as_(cast[name]), row, url) for name in CAST}

    assert found == {name: row.expects_of(name) for name in CAST}, url


def test_every_address_has_a_row():
    without_row = names_to_cover() - {row.name for row in ROWS}

    assert not without_row, "Add rows in tests/access/rows_<app>.py"


def test_no_row_is_about_an_address_that_is_gone():
    assert not {row.name for row in ROWS} - names_to_cover()


def test_a_page_one_may_not_see_and_one_that_never_existed_answer_the_same_bytes(
    cast, as_, request, subtests
):
    """404 parity: neither body nor headers tell a hidden thing from a missing one."""
    for row in [row for row in ROWS if row.method == "get" and 404 in row.expected.values()]:
        url = call_with_fixtures(row.make_url, request)
        for name in [name for name in CAST if row.expects_of(name) == 404]:
            with subtests.test(row=row.name, person=name):
                hidden = as_(cast[name]).get(url)
                missing = as_(cast[name]).get("/there-never-was/such-a-page/")
                assert hidden.content == missing.content
                assert hidden.headers == missing.headers
