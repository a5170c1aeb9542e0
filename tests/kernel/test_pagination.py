"""Keyset pages show every row once, in order, whatever happens in between, and never fail on a mangled link."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.models import OutboxEvent
from kernel.pagination import keyset_page

NEWEST_FIRST = ("-created_at", "-pk")
OLDEST_FIRST = ("created_at", "pk")


@pytest.fixture
def rows(db, clock):
    """Twelve rows, three at each moment."""
    for number in range(12):
        OutboxEvent.objects.create(name=f"row {number}", payload={})
        if number % 3 == 2:
            clock.shift(timedelta(seconds=1))
    return OutboxEvent.objects.all()


def walk(queryset, order, size):
    cursor = None
    while True:
        page = keyset_page(queryset, order=order, cursor=cursor, size=size)
        yield page.rows
        cursor = page.next_cursor
        if cursor is None:
            return


@pytest.mark.parametrize("order", [NEWEST_FIRST, OLDEST_FIRST])
@pytest.mark.parametrize("size", [1, 2, 5, 12, 50])
def test_the_pages_together_are_the_list(rows, order, size):
    pages = list(walk(rows, order, size))

    assert [row.pk for page in pages for row in page] == [row.pk for row in rows.order_by(*order)]
    assert all(len(page) == size for page in pages[:-1])
    assert pages[-1]


def test_a_page_costs_one_statement(rows, statements):
    first = keyset_page(rows, order=NEWEST_FIRST, cursor=None, size=4)

    with statements() as counted:
        keyset_page(rows, order=NEWEST_FIRST, cursor=first.next_cursor, size=4)

    assert counted.total == 1
    assert "OFFSET" not in counted.sql[0]


def test_a_row_that_comes_meanwhile_moves_nothing(rows):
    first = keyset_page(rows, order=NEWEST_FIRST, cursor=None, size=5)
    OutboxEvent.objects.create(name="newcomer", payload={})

    second = keyset_page(rows, order=NEWEST_FIRST, cursor=first.next_cursor, size=50)

    assert len(second.rows) == 7
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}


def test_an_empty_list_is_one_empty_page(db):
    page = keyset_page(OutboxEvent.objects.all(), order=NEWEST_FIRST, cursor=None, size=5)

    assert (page.rows, page.next_cursor) == ([], None)


@given(cursor=st.one_of(st.text(), st.binary().map(lambda raw: raw.decode("latin-1"))))
def test_a_mangled_cursor_shows_the_first_page(cursor):
    nothing = OutboxEvent.objects.none()

    assert keyset_page(nothing, order=NEWEST_FIRST, cursor=cursor, size=5).rows == []


def test_a_cursor_of_another_list_shows_the_first_page(rows):
    foreign = keyset_page(rows, order=("name", "pk"), cursor=None, size=5).next_cursor

    page = keyset_page(rows, order=NEWEST_FIRST, cursor=foreign, size=5)

    assert page.rows == list(rows.order_by(*NEWEST_FIRST)[:5])
