"""A page costs the same number of statements with N rows and with 4N, and never more than its budget."""

import pytest
from django.test import Client

from tests.budgets.statements import CountStatements
from tests.budgets.table import Growth
from tests.rows import call_with_fixtures, rows_of_apps

ROWS: list[Growth] = rows_of_apps("budgets", "growth")


def _render(client: Client, url: str) -> CountStatements:
    """The second request of a session: the first fills what a warm process has in memory."""
    client.get(url)
    with CountStatements() as counted:
        reply = client.get(url)
    assert reply.status_code == 200, url
    return counted


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_page_costs_the_same_at_any_size(row, as_, request, django_capture_on_commit_callbacks):
    client = as_(request.getfixturevalue(row.viewer))
    measured = []
    for more in (row.size, 3 * row.size):
        with django_capture_on_commit_callbacks(execute=True):
            call_with_fixtures(row.grow, request, n=more)
        measured.append(_render(client, call_with_fixtures(row.make_url, request)))

    few, many = measured
    assert few.total == many.total, "\n".join(many.sql)
    assert many.total <= row.budget, "\n".join(many.sql)
