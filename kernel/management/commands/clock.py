"""`manage.py clock`: the schedule of the embedded stack."""

import fcntl
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kernel.clock import site_clock


class Command(BaseCommand):
    help = (
        "Runs the schedule in this process, for sites without Celery; one instance per data folder."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Ends with an error at once when another clock runs; the lock goes with its process."""
        with (Path(settings.VAR_DIR) / "clock.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as taken:
                message = "Another clock runs on this data folder."
                raise CommandError(message) from taken
            site_clock().run_forever()
