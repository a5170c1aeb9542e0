"""The database: PostgreSQL when `DATABASE_URL` names one, else a SQLite file."""

from pathlib import Path
from typing import Any

from intranet.settings import env
from intranet.settings.env import Address

EXAMPLE = "postgres://user:password@host:5432/name"
CONNECTION_MAX_AGE = 600


def sqlite(file: Path) -> dict[str, Any]:
    """WAL lets readers work beside the one writer; IMMEDIATE makes that writer wait instead of failing."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def postgresql(server: Address) -> dict[str, Any]:
    """Persistent connections, checked before each request; the query of the URL gives libpq options (`?sslmode=require`)."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": server.path.lstrip("/"),
        "USER": server.user,
        "PASSWORD": server.password,
        "HOST": server.host,
        "PORT": server.port or 5432,
        "CONN_MAX_AGE": CONNECTION_MAX_AGE,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, **server.options},
    }


def database(name: str, file: Path) -> dict[str, Any]:
    """The settings of the database that a variable names, or of a SQLite file."""
    server = env.address(name, schemes=("postgres", "postgresql"), example=EXAMPLE)
    return postgresql(server) if server else sqlite(file)
