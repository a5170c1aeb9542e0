"""Which engine answers."""

from django.db import connections

from search.engines.database import DatabaseEngine
from search.engines.postgresql import PostgresqlEngine
from search.engines.sqlite import SqliteEngine

DATABASE_ENGINES: dict[str, type[DatabaseEngine]] = {
    "sqlite": SqliteEngine,
    "postgresql": PostgresqlEngine,
}


def database_engine(using: str = "default") -> DatabaseEngine:
    """The engine inside a database, always there."""
    return DATABASE_ENGINES[connections[using].vendor](using)
