"""The relay: hands each outbox row to its handlers, at least once, after the commit that wrote it."""

import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kernel.models import OutboxEvent

logger = logging.getLogger(__name__)

BATCH_SIZE = 200
LONGEST_WAIT = timedelta(hours=1)
KEPT_FOR = timedelta(days=7)

event_classes: dict[str, type] = {}
handlers: dict[str, dict[str, Callable[[Any], None]]] = defaultdict(dict)


def nudge() -> None:
    """Starts a delivery now: in process when embedded, by one message to a worker otherwise.

    Called after a commit with `robust=True`: when the broker is down the error is logged and the clock delivers.
    """
    if settings.CELERY_TASK_ALWAYS_EAGER:
        deliver_pending()
    else:
        current_app.send_task("kernel.tasks.deliver_outbox", retry=False)


def deliver_pending() -> int:
    """Delivers what is due, oldest first, and returns how many rows were delivered. Safe to run in parallel."""
    due = OutboxEvent.objects.filter(delivered_at=None, next_attempt_at__lte=timezone.now())
    delivered = 0
    for event_id in list(due.order_by("id").values_list("id", flat=True)[:BATCH_SIZE]):
        delivered += _deliver(event_id)
    return delivered


def forget_delivered() -> int:
    """Deletes rows delivered more than a week ago; returns how many."""
    count, _ = OutboxEvent.objects.filter(delivered_at__lt=timezone.now() - KEPT_FOR).delete()
    return count


@transaction.atomic
def _deliver(event_id: int) -> bool:
    """Locks one row (skipped when another relay holds it) and calls the handlers that have not had it."""
    pending = OutboxEvent.objects.select_for_update(skip_locked=True).filter(delivered_at=None)
    row = pending.filter(pk=event_id).first()
    if row is None:
        return False
    errors = [error for key in list(handlers[row.name]) if (error := _call(key, row))]
    _record(row, errors)
    return not errors


def _call(key: str, row: OutboxEvent) -> str:
    """Runs one handler in a savepoint; returns its error, or nothing. Other handlers go on either way."""
    if key in row.delivered_to:
        return ""
    try:
        with transaction.atomic():
            handlers[row.name][key](event_classes[row.name](**row.payload))
    except Exception as error:
        logger.exception("Handler %s failed for outbox row %s", key, row.pk)
        return f"{key}: {error!r}"
    row.delivered_to.append(key)
    return ""


def _record(row: OutboxEvent, errors: list[str]) -> None:
    now = timezone.now()
    if errors:
        row.attempt_count += 1
        row.next_attempt_at = now + min(LONGEST_WAIT, timedelta(seconds=2 ** min(row.attempt_count, 12)))
    else:
        row.delivered_at = now
    row.last_error = "\n".join(errors)
    row.save()
