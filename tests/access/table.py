"""The access table: who gets which status at each address.

Each app writes its rows in `tests/access/rows_<app>.py` as `ROWS = [Row(...), ...]`:

    Row("people:profile", lambda bob: reverse("people:profile", args=[bob.username]),
        {"anonymous": 302, "alice": 200, "bob": 200, "charlie": 200, "dana": 200})

The parameters of the function are names of fixtures (of `tests/conftest.py`, or of any `tests/<app>/fixtures.py`). A name may have
several rows. `nadia` has left and counts as anonymous unless the row says otherwise.

In the Wagtail admin one row per URL namespace is enough, named after the namespace (`"wagtailadmin_pages"`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

COLLEAGUES = ("alice", "bob", "charlie", "dana")
CAST = ("anonymous", *COLLEAGUES, "nadia")


def signed_in(status: int, *, anonymous: int = 302, **exceptions: int) -> dict[str, int]:
    """One status for every colleague but the exceptions; by default others are sent to sign in."""
    return {"anonymous": anonymous} | dict.fromkeys(COLLEAGUES, status) | exceptions


@dataclass(frozen=True)
class Row:
    """What one request gives to each person of the cast."""

    name: str
    make_url: Callable[..., str]
    expected: dict[str, int]
    method: str = "get"
    data: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unknown = set(self.expected) - set(CAST)
        missing = set(CAST) - {"nadia"} - set(self.expected)
        if unknown or missing:
            message = f"The row of {self.name} has unknown people {unknown} or misses {missing}."
            raise ValueError(message)

    def expects_of(self, person: str) -> int:
        return self.expected.get(person, self.expected["anonymous"])
