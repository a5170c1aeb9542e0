"""`manage.py prepare`: brings an embedded site up to date with its code; quick when nothing changed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Migrates, loads the demo into an empty site, collects static files that changed, says how to sign in."

    def handle(self, *args: Any, **options: Any) -> None:
        """Each step is skipped when it has nothing to do."""
        Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
        self._migrate()
        self._load_demo()
        self._collect_static_files()
        self._say_how_to_sign_in()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database")
            call_command("migrate", verbosity=1, interactive=False, stdout=self.stdout)

    def _load_demo(self) -> None:
        if settings.PARVIS_DEMO and not get_user_model().objects.exists():
            self.stdout.write("Loading the demo content, once")
            call_command("load_demo", stdout=self.stdout)

    def _collect_static_files(self) -> None:
        stamp = Path(settings.STATIC_ROOT) / ".sources"
        current = _fingerprint_of_static_sources()
        if settings.DEBUG or (stamp.exists() and stamp.read_text() == current):
            return
        self.stdout.write("Collecting and compressing static files")
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(current)

    def _say_how_to_sign_in(self) -> None:
        self.stdout.write(f"\nParvis opens at {settings.SITE_URL}; stop it with Ctrl-C.")
        self.stdout.write(f"Its data stays in {settings.VAR_DIR}.\n")


def _fingerprint_of_static_sources() -> str:
    """Changes with our static files and with the locked packages."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.lock").read_bytes())
    for file in _our_static_files():
        found = file.stat()
        digest.update(f"{file} {found.st_size} {found.st_mtime_ns}".encode())
    return digest.hexdigest()


def _our_static_files() -> Iterator[Path]:
    for folder in sorted(settings.BASE_DIR.glob("*/static")):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
