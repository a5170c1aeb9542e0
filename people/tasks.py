"""Letters about accounts, sent by a worker."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from celery import Task, shared_task

from people import actions
from people.models import User

LONGEST_WAIT = 600
MOST_RETRIES = 100


@shared_task(bind=True)
def send_password_reset(self: "Task[Any, Any]", *, user_id: int) -> None:
    """The link somebody asked for."""
    _write(self, user_id, partial(actions.send_password_link, kind="password_reset"))


@shared_task(bind=True)
def send_invitation(self: "Task[Any, Any]", *, user_id: int) -> None:
    """The first link of a new account."""
    _write(self, user_id, partial(actions.send_password_link, kind="invitation"))


@shared_task(bind=True)
def announce_new_password(self: "Task[Any, Any]", *, user_id: int, changed_at: str) -> None:
    """Tells an owner that the password has changed."""
    moment = datetime.fromisoformat(changed_at)
    _write(self, user_id, partial(actions.announce_new_password, changed_at=moment))


def _write(task: "Task[Any, Any]", user_id: int, letter: Callable[..., None]) -> None:
    """Sends a letter to somebody who has not left meanwhile.

    While the mail server is down it is tried again: by the worker, or by the outbox where there is no worker.
    """
    person = User.objects.active().filter(pk=user_id).first()
    if person is None:
        return
    try:
        letter(person=person)
    except OSError as error:
        if task.request.is_eager:
            raise
        wait = min(LONGEST_WAIT, 2**task.request.retries)
        raise task.retry(exc=error, countdown=wait, max_retries=MOST_RETRIES) from error
