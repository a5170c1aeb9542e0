"""Counting SQL as the budgets do: every statement, session and user included, transaction marks not."""

from typing import Self

from django.db import connection
from django.test.utils import CaptureQueriesContext

TRANSACTION_MARKS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class CountStatements:
    """Context manager; read `total` and `sql` after it."""

    def __enter__(self) -> Self:
        self._captured = CaptureQueriesContext(connection)
        self._captured.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._captured.__exit__(*error)

    @property
    def sql(self) -> list[str]:
        captured = [query["sql"] for query in self._captured.captured_queries]
        return [statement for statement in captured if not statement.startswith(TRANSACTION_MARKS)]

    @property
    def total(self) -> int:
        return len(self.sql)
