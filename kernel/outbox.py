"""The relay: hands each outbox row to its handlers, at least once, after the commit that wrote it.

A relay claims a row by moving its next attempt a minute ahead, in one statement that only one relay can win; so relays may run in
parallel, hold no lock while handlers work, and a row whose relay was killed comes up again by itself.
"""

import logging
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db.models import F
from django.utils import timezone

from kernel.models import OutboxEvent

logger = logging.getLogger(__name__)

BATCH_SIZE = 200
CLAIMED_FOR = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)
KEPT_FOR = timedelta(days=7)
BROKER_REST = 5.0  # seconds without a nudge after the broker did not answer

event_classes: dict[str, type] = {}
handlers: dict[str, dict[str, Callable[[Any], None]]] = defaultdict(dict)
_broker = {"rests until": 0.0}


def nudge() -> None:
    """Starts a delivery now: in process when embedded, by one message to a worker otherwise.

    Called after a commit with `robust=True`: when the broker is down the error is logged and the clock delivers.
    """
    if settings.CELERY_TASK_ALWAYS_EAGER:
        deliver_batch()
    elif time.monotonic() >= _broker["rests until"]:
        _send_message()


def _send_message() -> None:
    try:
        current_app.send_task("kernel.tasks.deliver_outbox", retry=False)
    except Exception:
        _broker["rests until"] = time.monotonic() + BROKER_REST
        raise


def deliver_pending() -> int:
    """Delivers everything that is due, oldest first, and returns how many rows were delivered."""
    total = 0
    while delivered := deliver_batch():
        total += delivered
    return total


def deliver_batch() -> int:
    """Delivers at most `BATCH_SIZE` due rows and returns how many; their failures wait for their next attempt.

    One query for the batch, then two updates and one read for each row, and what its handlers cost.
    """
    due = OutboxEvent.objects.filter(delivered_at=None, next_attempt_at__lte=timezone.now())
    ids = list(due.order_by("id").values_list("id", flat=True)[:BATCH_SIZE])
    return sum(_deliver(event_id) for event_id in ids)


def forget_delivered() -> int:
    """Deletes rows delivered more than a week ago; returns how many."""
    count, _ = OutboxEvent.objects.filter(delivered_at__lt=timezone.now() - KEPT_FOR).delete()
    return count


def _deliver(event_id: int) -> bool:
    """Claims one row and calls the handlers that have not had it; False when it was taken, or a handler failed."""
    now = timezone.now()
    due = OutboxEvent.objects.filter(pk=event_id, delivered_at=None, next_attempt_at__lte=now)
    if not due.update(next_attempt_at=now + CLAIMED_FOR, attempt_count=F("attempt_count") + 1):
        return False
    row = OutboxEvent.objects.get(pk=event_id)
    errors = [error for key in list(handlers[row.name]) if (error := _call(key, row))]
    _record(row, errors)
    return not errors


def _call(key: str, row: OutboxEvent) -> str:
    """Runs one handler; returns its error, or nothing. Other handlers go on either way."""
    if key in row.delivered_to:
        return ""
    try:
        handlers[row.name][key](event_classes[row.name](**row.payload))
    except Exception as error:
        logger.exception("Handler %s failed for outbox row %s", key, row.pk)
        return f"{key}: {error!r}"
    row.delivered_to.append(key)
    return ""


def _record(row: OutboxEvent, errors: list[str]) -> None:
    """Marks the row delivered, or sets when to try again: after 2, 4, 8 ... seconds, an hour at most."""
    now = timezone.now()
    if errors:
        wait = timedelta(seconds=2 ** min(row.attempt_count, 12))
        row.next_attempt_at = now + min(LONGEST_WAIT, wait)
    else:
        row.delivered_at = now
    row.last_error = "\n".join(errors)
    row.save(update_fields=["delivered_at", "next_attempt_at", "delivered_to", "last_error"])
