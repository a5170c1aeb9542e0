"""An aggregate that gathers values as a JSON list, alike on SQLite and PostgreSQL."""

from typing import Any

from django.db.models import Aggregate, F, JSONField, OuterRef, QuerySet, Subquery


class JSONList(Aggregate):
    """All values of a group as one JSON list, in no promised order; NULL when the group is empty."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """PostgreSQL's name of the same function."""
        return super().as_sql(compiler, connection, function="JSONB_AGG", **extra)


def listed(rows: QuerySet[Any], *, of: str, value: str) -> Subquery:
    """The values of those `rows` that point with `of` to the outer row, as a JSON list or NULL.

    Part of the outer statement: it costs no statement of its own and multiplies no rows.
    """
    owned = rows.filter(**{of: OuterRef("pk")}).order_by().values(of)
    return Subquery(owned.annotate(gathered=JSONList(F(value))).values("gathered"))
