"""The schedule without Celery: the same entries as beat's, run one after the other in this process."""

import json
import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from celery import current_app
from celery.schedules import maybe_schedule
from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

logger = logging.getLogger(__name__)

LONGEST_SLEEP = 10.0
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class Clock:
    """Knows when each entry of the schedule ran last, across restarts, and runs what is due.

    An entry that never ran is due at once: a laptop that is never on at night still forgets old sessions. A failing entry is
    logged and comes up again at its next time.
    """

    def __init__(self, schedule: Mapping[str, Mapping[str, Any]], file: Path) -> None:
        self._schedule = schedule
        self._file = file
        self._last_runs = _read(file)

    def run_due(self) -> float:
        """Runs what is due and returns the seconds until the next entry, `LONGEST_SLEEP` at most."""
        waits = [self._run_if_due(name) for name in self._schedule]
        return max(0.0, min([LONGEST_SLEEP, *waits]))

    def run_forever(self) -> None:
        """Sleeps between runs; connections that the database closed meanwhile are opened anew."""
        while True:
            close_old_connections()
            time.sleep(self.run_due())

    def _run_if_due(self, name: str) -> float:
        entry = self._schedule[name]
        schedule = maybe_schedule(entry["schedule"], app=current_app)
        is_due, wait = schedule.is_due(self._last_runs.get(name, LONG_AGO))
        if is_due:
            self._last_runs[name] = timezone.now()
            self._run(name, entry["task"])
            _write(self._file, self._last_runs)
        return float(wait)

    def _run(self, name: str, task: str) -> None:
        try:
            current_app.tasks[task].apply(throw=True)
        except Exception:
            logger.exception("The clock could not %s", name)


def site_clock() -> Clock:
    """The clock of this site: every task known, its memory in the data folder."""
    current_app.autodiscover_tasks(force=True)
    return Clock(settings.CELERY_BEAT_SCHEDULE, Path(settings.VAR_DIR) / "clock.json")


def _read(file: Path) -> dict[str, datetime]:
    try:
        stored = json.loads(file.read_text())
        return {name: datetime.fromisoformat(moment) for name, moment in stored.items()}
    except (OSError, ValueError):
        return {}


def _write(file: Path, last_runs: Mapping[str, datetime]) -> None:
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps({name: moment.isoformat() for name, moment in last_runs.items()}))
    fresh.replace(file)
