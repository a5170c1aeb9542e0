"""The test database: migrated once, kept as a template, copied at the start of each run and after each test that commits.

The template carries the migrations' fingerprint in its name, so a changed migration makes a new one. Wagtail's own migrations
take longer than most of the suite; a copy takes a tenth of a second.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from psycopg import sql

MIGRATED_PACKAGES = ("django", "wagtail", "django-comments-xtd", "django-taggit", "modelsearch")


class TestDatabase:
    """The database of one test process."""

    __test__ = False

    def __init__(self) -> None:
        self.folder = Path(settings.VAR_DIR)
        self.folder.mkdir(parents=True, exist_ok=True)
        owner = hashlib.sha256(str(self.folder).encode()).hexdigest()[:6]
        self.family = f"parvis_test_{owner}"
        self.template = f"{self.family}_{fingerprint()}"
        self.copies = 0
        self.name = self._next_name()
        self.on_postgresql = connection.vendor == "postgresql"

    def prepare(self, *, anew: bool) -> None:
        """Makes the template when there is none for these migrations, then the worker's copy of it."""
        with self._one_at_a_time():
            if anew or not self._exists(self.template):
                self._forget(self._family())
                self._migrate()
            self._forget(name for name in self._family() if self._is_left_over(name))
        self.restore()

    def restore(self) -> None:
        """Brings the worker's database back to the state after the migrations.

        Under a new name, because a server's thread may still hold the files of the old one.
        """
        self._forget([self.name])
        self.name = self._next_name()
        if self.on_postgresql:
            self._run("CREATE DATABASE {} TEMPLATE {}", self.name, self.template)
        else:
            shutil.copyfile(self._file(self.template), self._file(self.name))
        self._use(self.name)

    def drop(self) -> None:
        """Removes the worker's copy; the template stays for the next run."""
        self._forget([self.name])

    def _next_name(self) -> str:
        self.copies += 1
        return f"{self.family}_of_{os.getpid()}_{self.copies}"

    def _migrate(self) -> None:
        """Migrates under a provisional name, so that a killed run leaves no half template."""
        making = f"{self.family}_making"
        self._forget([making])
        if self.on_postgresql:
            self._run("CREATE DATABASE {}", making)
        self._use(making)
        call_command("migrate", verbosity=0, interactive=False)
        connections.close_all()
        if self.on_postgresql:
            self._run("ALTER DATABASE {} RENAME TO {}", making, self.template)
        else:
            self._file(making).rename(self._file(self.template))

    def _use(self, name: str) -> None:
        used = name if self.on_postgresql else str(self._file(name))
        connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = used

    def _exists(self, name: str) -> bool:
        return name in self._family()

    def _family(self) -> list[str]:
        """The names of all databases of this data folder."""
        if not self.on_postgresql:
            return [file.stem for file in self.folder.glob(f"{self.family}_*.sqlite3")]
        with self._server() as server:
            like = self.family.replace("_", r"\_") + "%"
            found = server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [like])
            return [row[0] for row in found.fetchall()]

    def _is_left_over(self, name: str) -> bool:
        """True for the copy of a test process that was killed."""
        _, found, copy = name.partition("_of_")
        if not found:
            return False
        try:
            os.kill(int(copy.partition("_")[0]), 0)
        except ProcessLookupError:
            return True
        return False

    def _forget(self, names: Iterable[str]) -> None:
        connections.close_all()
        for name in names:
            if self.on_postgresql:
                self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
            else:
                for suffix in ("", "-wal", "-shm"):
                    Path(f"{self._file(name)}{suffix}").unlink(missing_ok=True)

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.sqlite3"

    def _server(self) -> psycopg.Connection:
        known = connection.settings_dict
        return psycopg.connect(
            host=known["HOST"],
            port=known["PORT"],
            user=known["USER"],
            password=known["PASSWORD"],
            dbname="postgres",
            autocommit=True,
        )

    def _run(self, statement: str, *names: str) -> None:
        with self._server() as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Parallel test processes wait for the first one's template."""
        with (self.folder / "test-database.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def fingerprint() -> str:
    """Changes when a migration of ours does, or the release of a package that brings migrations."""
    digest = hashlib.sha256()
    for file in sorted(Path(settings.BASE_DIR).glob("[a-z]*/migrations/*.py")):
        digest.update(file.read_bytes())
    for package in MIGRATED_PACKAGES:
        digest.update(version(package).encode())
    return digest.hexdigest()[:10]
