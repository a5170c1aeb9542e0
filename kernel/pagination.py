"""Keyset pages: page 50 of a growing list costs what page 1 costs, because nothing is skipped by counting."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
Order = tuple[str, str]


@dataclass(frozen=True)
class KeysetPage(Generic[M]):
    """Rows of one page and the cursor of the next one; no cursor means that this is the last page."""

    rows: list[M]
    next_cursor: str | None


def keyset_page(
    queryset: QuerySet[M], *, order: Order, cursor: str | None, size: int
) -> KeysetPage[M]:
    """One page of `queryset` in the given order, for example `("-created_at", "-pk")`, after `cursor`.

    One query of `size + 1` rows, served by an index on the two fields. Both go the same way, neither is null, and the second is
    unique. A cursor that is mangled, or of another list, counts as none: it shows the first page, not an error.
    """
    ordered = queryset.order_by(*order)
    signer = Signer(salt=f"{queryset.model._meta.label}:{order}")
    position = _decode(signer, cursor)
    if position is not None:
        ordered = ordered.filter(_after(order, position))
    rows = list(ordered[: size + 1])
    has_more = len(rows) > size
    rows = rows[:size]
    return KeysetPage(rows, _encode(signer, order, rows[-1]) if has_more else None)


def _after(order: Order, position: list[Any]) -> Q:
    """The rows behind a position. The first condition alone is redundant, and what lets an index start there."""
    lookup = "lt" if order[0].startswith("-") else "gt"
    first, second = (name.lstrip("-") for name in order)
    beyond = Q(**{f"{first}__{lookup}": position[0]})
    tied = Q(**{first: position[0], f"{second}__{lookup}": position[1]})
    return Q(**{f"{first}__{lookup}e": position[0]}) & (beyond | tied)


def _encode(signer: Signer, order: Order, row: Model) -> str:
    values = [getattr(row, name.lstrip("-")) for name in order]
    return signer.sign_object([_as_json(value) for value in values])


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _decode(signer: Signer, cursor: str | None) -> list[Any] | None:
    """The two key values, or None when the cursor is absent or not ours."""
    try:
        return [_from_json(value) for value in signer.unsign_object(cursor)] if cursor else None
    except (BadSignature, ValueError):
        return None


def _from_json(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    ((kind, text),) = value.items()
    return datetime.fromisoformat(text) if kind == "datetime" else date.fromisoformat(text)
