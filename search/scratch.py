"""A place to try an engine: the index's own tables in a database of their own, gone afterwards. Nothing of the site is touched."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections

from search import vocabulary
from search.models import SearchDocument, SearchToken, VocabularySnapshot

ALIAS = "search_scratch"
POSTINGS = "search.migrations.0002_postings"


class NoServer(Exception):
    """The engine asked for needs a server that neither the site nor `PARVIS_TEST_*` names."""


@contextmanager
def scratch_database(vendor: str) -> Iterator[str]:
    """The alias of an empty database with the index's tables: a temporary file, or a schema of a PostgreSQL server."""
    makers = {"sqlite": _file, "postgresql": _schema}
    with makers[vendor]() as known:
        _connect(ALIAS, known)
        try:
            _create_tables()
            yield ALIAS
        finally:
            vocabulary.forget(ALIAS)
            _disconnect(ALIAS)


def _create_tables() -> None:
    connection = connections[ALIAS]
    with connection.schema_editor() as editor:
        for model in (SearchDocument, SearchToken, VocabularySnapshot):
            editor.create_model(model)
    statements = import_module(POSTINGS).CREATE[connection.vendor]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def _file() -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="parvis-search-") as folder:
        yield {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "scratch.sqlite3"),
        }


@contextmanager
def _schema() -> Iterator[dict[str, Any]]:
    known, schema = _postgresql(), f"search_scratch_{secrets.token_hex(4)}"
    _connect(ALIAS, known)
    try:
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(f"CREATE SCHEMA {schema}")
        _disconnect(ALIAS)
        options = known.get("OPTIONS", {}) | {"options": f"-c search_path={schema}"}
        yield known | {"OPTIONS": options}
    finally:
        _connect(ALIAS, known)
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        _disconnect(ALIAS)


def _postgresql() -> dict[str, Any]:
    """The site's own server, else the one of `PARVIS_TEST_POSTGRES_URL`."""
    if connections["default"].vendor == "postgresql":
        return dict(connections["default"].settings_dict)
    known: dict[str, Any] | None = settings.PARVIS_SCRATCH_POSTGRESQL
    if known is None:
        message = "Set PARVIS_TEST_POSTGRES_URL, or DATABASE_URL to PostgreSQL."
        raise NoServer(message)
    return known


def _connect(alias: str, known: dict[str, Any]) -> None:
    _disconnect(alias)
    connections.databases[alias] = connections.configure_settings({"default": known})["default"]


def _disconnect(alias: str) -> None:
    if alias in connections.databases:
        connections[alias].close()
        del connections[alias]
        del connections.databases[alias]
