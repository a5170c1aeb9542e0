"""The growth table: pages whose SQL must not depend on how much there is.

Each app writes its rows in `tests/budgets/growth_<app>.py` as `ROWS = [Growth(...), ...]`:

    def more_comments(n, guide, bob):
        for _ in range(n):
            post_comment(subject=guide, author=bob, body="Merci !")

    Growth("guide with comments", lambda guide: guide.path, more_comments, budget=6)

Parameters of the functions name fixtures, as in the access table; `n` is the number of rows to add.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Growth:
    """A page, what makes it grow, and how many statements it may cost at any size."""

    name: str
    make_url: Callable[..., str]
    grow: Callable[..., object]
    budget: int
    viewer: str = "charlie"
    size: int = 4  # the page is rendered with this many more rows, then with four times as many
