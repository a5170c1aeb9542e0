"""Background work of pages."""

from collections.abc import Callable
from typing import Any

from celery import Task, shared_task

from pages import actions, feedback, reviewing
from pages.models import ErrorReport
from people.models import User

LONGEST_WAIT = 600
MOST_RETRIES = 100


@shared_task
def rewrite_pages(*, page_ids: list[int]) -> None:
    """Writes snapshots that show what is no longer so."""
    actions.rewrite_pages(page_ids=page_ids)


@shared_task(bind=True)
def tell_owner(self: "Task[Any, Any]", *, report_id: int) -> None:
    """Writes to the owner of a page in which a reader found an error."""
    report = ErrorReport.objects.filter(pk=report_id).first()
    if report is not None:
        _send(self, lambda: feedback.tell_owner(report=report))


@shared_task
def remind_owners() -> None:
    """Opens the reminders of review dates that come near; once a day."""
    reviewing.remind_owners()


@shared_task(bind=True)
def send_reminder(self: "Task[Any, Any]", *, owner_id: int) -> None:
    """Writes to an owner about the pages to review."""
    owner = User.objects.filter(pk=owner_id).first()
    if owner is not None:
        _send(self, lambda: reviewing.send_reminder(owner=owner))


def _send(task: "Task[Any, Any]", letter: Callable[[], None]) -> None:
    """Sends a letter; again later while the mail server is down."""
    try:
        letter()
    except OSError as error:
        if task.request.is_eager:
            raise
        wait = min(LONGEST_WAIT, 2**task.request.retries)
        raise task.retry(exc=error, countdown=wait, max_retries=MOST_RETRIES) from error
