"""Background work of pages."""

from typing import Any

from celery import Task, shared_task

from pages import actions, feedback
from pages.models import ErrorReport

LONGEST_WAIT = 600
MOST_RETRIES = 100


@shared_task
def rewrite_pages(*, page_ids: list[int]) -> None:
    """Writes snapshots that show what is no longer so."""
    actions.rewrite_pages(page_ids=page_ids)


@shared_task(bind=True)
def tell_owner(self: "Task[Any, Any]", *, report_id: int) -> None:
    """Writes to the owner of a page in which a reader found an error; again later while the mail server is down."""
    report = ErrorReport.objects.filter(pk=report_id).first()
    if report is None:
        return
    try:
        feedback.tell_owner(report=report)
    except OSError as error:
        if self.request.is_eager:
            raise
        wait = min(LONGEST_WAIT, 2**self.request.retries)
        raise self.retry(exc=error, countdown=wait, max_retries=MOST_RETRIES) from error
