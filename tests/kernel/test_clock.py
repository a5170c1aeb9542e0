"""The clock of the embedded stack runs beat's schedule: on time, after a failure, across restarts, once."""

import json
from datetime import timedelta

import pytest
from celery import current_app, shared_task
from celery.schedules import crontab
from django.core.management import CommandError, call_command

from kernel.clock import Clock, site_clock


@pytest.fixture
def ran():
    return []


@pytest.fixture
def make_clock(tmp_path, ran):
    """A clock with one entry, whose runs are counted; the second one made is the first after a restart."""

    @shared_task(name="tests.tick")
    def tick():
        ran.append("tick")
        if len(ran) == 1:
            message = "the first tick fails"
            raise ValueError(message)

    def make(schedule):
        current_app.finalize()
        entries = {"tick": {"task": "tests.tick", "schedule": schedule}}
        return Clock(entries, tmp_path / "clock.json")

    yield make
    current_app.tasks.unregister("tests.tick")


def test_an_entry_runs_at_its_interval_and_a_failure_does_not_stop_it(make_clock, ran, clock):
    it = make_clock(60.0)
    for _ in range(6):
        it.run_due()
        clock.shift(timedelta(seconds=30))

    assert len(ran) == 3


def test_the_clock_says_how_long_to_sleep(make_clock, clock):
    it = make_clock(4.0)
    it.run_due()
    clock.shift(timedelta(seconds=1))

    assert it.run_due() == pytest.approx(3.0, abs=0.1)


def test_a_restart_does_not_run_again_what_ran_today(make_clock, ran, clock):
    daily = crontab(hour=2, minute=10)
    make_clock(daily).run_due()
    make_clock(daily).run_due()
    assert len(ran) == 1

    clock.shift(timedelta(hours=18))
    make_clock(daily).run_due()
    assert len(ran) == 2


def test_a_broken_memory_is_as_good_as_none(make_clock, ran, tmp_path):
    (tmp_path / "clock.json").write_text("{broken")
    make_clock(60.0).run_due()

    assert ran == ["tick"]
    assert "tick" in json.loads((tmp_path / "clock.json").read_text())


def test_every_task_of_the_schedule_exists_and_runs(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    site = site_clock()
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        current_app.tasks[entry["task"]].apply(throw=True)

    assert site.run_due() >= 0


def test_a_second_clock_on_the_same_data_is_refused(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path

    def run_second(clock):
        call_command("clock")

    monkeypatch.setattr(Clock, "run_forever", run_second)
    with pytest.raises(CommandError, match="Another clock"):
        call_command("clock")
