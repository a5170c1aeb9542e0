"""The state of each part, asked with short limits. Only the database is needed to serve pages; the rest degrades in the open."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import redis
from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.utils import timezone

from kernel.models import OutboxEvent

LATE = timedelta(minutes=5)


@dataclass(frozen=True)
class Part:
    """One part of the site and what is wrong with it; an empty fault means that it works."""

    name: str
    fault: str

    def as_words(self) -> str:
        return self.fault or "ok"


def can_serve() -> bool:
    """The database answers."""
    return not _fault_of(_ask_database)


def parts() -> Iterator[Part]:
    """Every part with its state; costs a round trip to each."""
    yield Part("database", _fault_of(_ask_database))
    yield Part("redis", _fault_of(_ask_redis))
    yield Part("mail", _fault_of(_ask_mail))
    yield Part("events", _fault_of(_ask_outbox))


def _fault_of(ask: Callable[[], None]) -> str:
    try:
        ask()
    except (DatabaseError, redis.RedisError, OSError, Late) as error:
        return str(error) or type(error).__name__
    return ""


class Late(Exception):
    """Events wait longer than they should."""


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_redis() -> None:
    if settings.REDIS is None:
        return
    with redis.Redis.from_url(
        settings.REDIS.url, socket_connect_timeout=1, socket_timeout=1
    ) as client:
        client.ping()


def _ask_mail() -> None:
    mail = get_connection()
    mail.open()
    mail.close()


def _ask_outbox() -> None:
    late = OutboxEvent.objects.filter(delivered_at=None, created_at__lt=timezone.now() - LATE)
    waiting = late[:1000].count()
    if waiting:
        message = f"{waiting} events wait since more than {LATE}: does a worker run, or the clock?"
        raise Late(message)
