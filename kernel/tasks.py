"""Background work of the kernel: the sweep of the outbox."""

from celery import shared_task

from kernel import outbox


@shared_task
def deliver_outbox() -> None:
    """Delivers what is due; run by every nudge and, for what a nudge missed, by the clock."""
    outbox.deliver_pending()


@shared_task
def forget_delivered_events() -> None:
    """Keeps the outbox small; run daily by the clock."""
    outbox.forget_delivered()
