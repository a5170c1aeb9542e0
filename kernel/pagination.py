"""Keyset pages: page 50 of a growing list costs what page 1 costs, because nothing is skipped by counting."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.dateparse import parse_datetime

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class KeysetPage(Generic[M]):
    """Rows of one page and the cursor of the next one; no cursor means that this is the last page."""

    rows: list[M]
    next_cursor: str | None


def keyset_page(
    queryset: QuerySet[M], *, order: tuple[str, str], cursor: str | None, size: int
) -> KeysetPage[M]:
    """One page of `queryset` in the given order, for example `("-created_at", "-pk")`, after `cursor`.

    One query of `size + 1` rows, served by an index on the two fields. Both go the same way and the second is unique.
    A cursor that does not parse counts as none: a mangled link shows the first page, not an error.
    """
    ordered = queryset.order_by(*order)
    position = _decode(cursor)
    if position is not None:
        ordered = ordered.filter(_after(order, position))
    rows = list(ordered[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    return KeysetPage(rows, _encode(order, rows[-1]) if more else None)


def _after(order: tuple[str, str], position: list[Any]) -> Q:
    lookup = "lt" if order[0].startswith("-") else "gt"
    first, second = (name.lstrip("-") for name in order)
    return Q(**{f"{first}__{lookup}": position[0]}) | Q(
        **{first: position[0], f"{second}__{lookup}": position[1]}
    )


def _encode(order: tuple[str, str], row: Model) -> str:
    values = [getattr(row, name.lstrip("-")) for name in order]
    text = json.dumps([v.isoformat() if hasattr(v, "isoformat") else v for v in values])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _decode(cursor: str | None) -> list[Any] | None:
    """The two key values, datetimes restored, or None when the cursor is absent or mangled."""
    if not cursor or len(cursor) > 200:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        first, second = values
        moment = parse_datetime(first) if isinstance(first, str) else None
        return [moment or first, int(second)]
    except (ValueError, TypeError, binascii.Error):
        return None
