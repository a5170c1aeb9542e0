"""A load balancer learns whether the site answers, staff learn why not."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from intranet import health
from kernel.models import OutboxEvent


@pytest.fixture
def ready():
    return reverse("intranet:readyz")


def test_anybody_learns_that_the_site_answers(as_, ready):
    for address in (reverse("intranet:healthz"), ready):
        reply = as_(None).get(address)
        assert (reply.status_code, reply.text, reply["Cache-Control"]) == (200, "ok", "no-store")


def test_colleagues_learn_no_more_than_anybody(as_, charlie, ready):
    assert as_(charlie).get(ready).text == "ok"


def test_staff_learn_the_state_of_each_part(as_, dana, ready):
    assert as_(dana).get(ready).json() == {
        "database": "ok",
        "redis": "ok",
        "mail": "ok",
        "events": "ok",
    }


def test_events_that_wait_too_long_are_told(as_, dana, ready):
    OutboxEvent.objects.create(
        name="x", payload={}, created_at=timezone.now() - timedelta(minutes=6)
    )

    assert as_(dana).get(ready).json()["events"].startswith("1 events wait")


def test_a_site_without_its_database_is_not_ready_but_alive(as_, ready, monkeypatch):
    def fail():
        message = "connection to server at db.internal failed"
        raise DatabaseError(message)

    monkeypatch.setattr(health, "_ask_database", fail)
    reply = as_(None).get(ready)

    assert (reply.status_code, reply.text) == (503, "not ready")
    assert as_(None).get(reverse("intranet:healthz")).status_code == 200
