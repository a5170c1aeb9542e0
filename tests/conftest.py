"""The cast, a client signed in as somebody, a fixed clock, no network, and a database that is migrated once.

alice edits and moderates the restricted group "Atelier", bob is a member of it, charlie is a colleague outside it, dana
administers the site, nadia has left the company.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client, TransactionTestCase
from django.utils import translation
from pytest_django import DjangoDbBlocker

from people.models import OrgUnit, User
from tests.budgets.statements import CountStatements
from tests.database import TestDatabase
from tests.factories import OrgUnitFactory, UserFactory
from tests.known_faults import FAULTS

HERE = Path(__file__).parent
ON_REQUEST = {"e2e", "services"}  # folders that run only when named
LOCAL = ["127.0.0.1", "::1"]
DATABASE = pytest.StashKey[tuple[TestDatabase, DjangoDbBlocker]]()
NOW = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Paris

pytest_plugins = [f"tests.{file.parent.name}.fixtures" for file in HERE.glob("*/fixtures.py")]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    if collection_path.parent != HERE or collection_path.name not in ON_REQUEST:
        return None
    named = any(HERE / collection_path.name in [path, *path.parents] for path in _asked_for(config))
    return None if named else True


def _asked_for(config: pytest.Config) -> list[Path]:
    return [(config.invocation_params.dir / arg.split("::")[0]).resolve() for arg in config.args]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        folder = item.path.relative_to(HERE).parts[0]
        reason = FAULTS.get(item.nodeid.partition("[")[0])
        if reason:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=False))
        if folder in ON_REQUEST or settings.ON_SERVICES:
            item.add_marker(pytest.mark.allow_hosts(LOCAL))
        if folder in ON_REQUEST:
            item.add_marker(pytest.mark.real_clock)


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """Replaces pytest-django's: see `tests.database`. `--create-db` migrates anew.

    A test with real transactions does not empty its tables: the whole database is replaced after it.
    """
    with django_db_blocker.unblock(), patch.object(TransactionTestCase, "_fixture_teardown"):
        database = TestDatabase()
        database.prepare(anew=request.config.getvalue("create_db"))
        request.config.stash[DATABASE] = database, django_db_blocker
        yield
        database.drop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Function, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test with real transactions leaves an emptied database; the next one gets the migrated state again."""
    yield
    if nextitem is None:
        return
    marker = item.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    if commits or {"transactional_db", "live_server"} & set(item.fixturenames):
        database, blocker = item.config.stash[DATABASE]
        with blocker.unblock():
            database.restore()


@pytest.fixture(autouse=True)
def clock(request: pytest.FixtureRequest) -> Iterator[time_machine.Traveller | None]:
    """Time stands still at `NOW`; `clock.shift(seconds)` moves it. The folders that run real processes keep real time."""
    if request.node.get_closest_marker("real_clock"):
        yield None
        return
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _nothing_left_over() -> Iterator[None]:
    """No test sees another one's cache or language."""
    yield
    cache.clear()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def unit(db) -> OrgUnit:
    """The unit of the whole cast."""
    return OrgUnitFactory(name="Direction des opérations", kind=OrgUnit.Kind.DIRECTION)


def _person(unit: OrgUnit, username: str, last_name: str, **fields) -> User:
    return UserFactory(
        username=username, first_name=username.title(), last_name=last_name, unit=unit, **fields
    )


@pytest.fixture
def alice(unit) -> User:
    return _person(unit, "alice", "Morel", groups=["Atelier", "Editors", "Moderators"])


@pytest.fixture
def bob(unit) -> User:
    return _person(unit, "bob", "Leroy", groups=["Atelier"])


@pytest.fixture
def charlie(unit) -> User:
    return _person(unit, "charlie", "Petit")


@pytest.fixture
def dana(unit) -> User:
    return _person(unit, "dana", "Roux", is_superuser=True, is_staff=True)


@pytest.fixture
def nadia(unit) -> User:
    return _person(unit, "nadia", "Simon", is_active=False)


@pytest.fixture
def as_(db) -> Callable[[User | None], Client]:
    """`as_(bob).get(url)`: a client signed in as somebody, or as nobody with None."""

    def sign_in(person: User | None) -> Client:
        client = Client()
        if person is not None:
            client.force_login(person)
        return client

    return sign_in


@pytest.fixture
def statements() -> type[CountStatements]:
    """`with statements() as counted: ...` then `counted.total`; BEGIN, COMMIT and savepoints do not count."""
    return CountStatements
