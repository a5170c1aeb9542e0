"""Tests of the kernel begin with an empty outbox: migrations publish the first pages."""

import pytest

from kernel.models import OutboxEvent


@pytest.fixture(autouse=True)
def _empty_outbox(request) -> None:
    if {"db", "transactional_db"} & set(request.fixturenames) or request.node.get_closest_marker(
        "django_db"
    ):
        request.getfixturevalue("db")
        OutboxEvent.objects.all().delete()
