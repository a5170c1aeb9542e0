"""Starts the floor and the product under gunicorn, on SQLite or PostgreSQL, with databases of their own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent


def environments(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The environments of the floor and of the product; PostgreSQL when `PARVIS_TEST_POSTGRES_URL` is set."""
    shared = {k: v for k, v in os.environ.items() if k not in ("REDIS_URL", "ELASTICSEARCH_URL")}
    product = shared | {
        "PARVIS_VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "intranet.settings.site",
    }
    url = os.environ.get("PARVIS_TEST_POSTGRES_URL")
    if not url:
        return shared | {"FLOOR_SQLITE": str(folder / "floor.sqlite3")}, product
    parts = urlsplit(url)
    for name in ("parvis_bench", "parvis_bench_floor"):
        _remake_database(url, name)
    floor = {
        "FLOOR_POSTGRES_HOST": parts.hostname or "",
        "FLOOR_POSTGRES_PORT": str(parts.port or 5432),
        "FLOOR_POSTGRES_USER": parts.username or "",
        "FLOOR_POSTGRES_PASSWORD": parts.password or "",
        "FLOOR_POSTGRES_NAME": "parvis_bench_floor",
    }
    site = {
        "DATABASE_URL": parts._replace(path="/parvis_bench").geturl(),
        "SECRET_KEY": "bench-only-" + "x" * 50,
        "SITE_URL": "http://127.0.0.1",
    }
    return shared | floor, product | site


def _remake_database(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')


def run(arguments: list[str], environment: dict[str, str]) -> str:
    """Runs a Python command of the project and gives what it printed."""
    done = subprocess.run(  # noqa: S603  fixed arguments
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def gunicorn(application: str, environment: dict[str, str]) -> Iterator[int]:
    """One sync worker for the time of the block; yields its port once it listens."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "1", "--worker-class", "sync", "--log-level", "warning"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603  fixed arguments
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    message = "the server did not start"
    raise SystemExit(message)
