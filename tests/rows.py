"""Tables that each app fills for itself: `tests/access/rows_<app>.py`, `tests/budgets/growth_<app>.py`."""

import importlib
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def rows_of_apps(folder: str, prefix: str) -> list[Any]:
    """The `ROWS` of every app's file of one table."""
    names = sorted(file.stem for file in (HERE / folder).glob(f"{prefix}_*.py"))
    modules = [importlib.import_module(f"tests.{folder}.{name}") for name in names]
    return [row for module in modules for row in module.ROWS]


def call_with_fixtures(
    function: Callable[..., Any], request: pytest.FixtureRequest, **given: Any
) -> Any:
    """Calls a row's function with the given values and, for its other parameters, the fixtures they name."""
    wanted = inspect.signature(function).parameters
    fixtures = {name: request.getfixturevalue(name) for name in wanted if name not in given}
    return function(**{name: value for name, value in given.items() if name in wanted}, **fixtures)
