"""Wagtail's own background tasks on Celery: django-tasks defines them, this backend sends them after the commit."""

from typing import Any

from celery import shared_task
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from django_tasks.signals import task_enqueued
from django_tasks.utils import get_random_id, normalize_json

TRUSTED_PACKAGES = ("wagtail.", "modelsearch.")


class CeleryBackend(BaseTaskBackend):
    """Enqueues on commit; when the broker is down the error is logged and the request goes on."""

    def enqueue(self, task: Task, args: tuple[Any, ...], kwargs: dict[str, Any]) -> TaskResult:
        self.validate_task(task)
        task_id = get_random_id()
        payload = (task.module_path, normalize_json(list(args)), normalize_json(kwargs))
        transaction.on_commit(
            lambda: run_task.apply_async(args=payload, task_id=task_id, retry=False), robust=True
        )
        enqueued = TaskResult(
            task=task,
            id=task_id,
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        task_enqueued.send(type(self), task_result=enqueued)
        return enqueued


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def run_task(path: str, args: list[Any], kwargs: dict[str, Any]) -> None:
    """Runs a task of Wagtail; one whose object was deleted meanwhile has nothing to do."""
    if not path.startswith(TRUSTED_PACKAGES):
        message = f"{path} is not a task of Wagtail."
        raise ValueError(message)
    try:
        import_string(path).func(*args, **kwargs)
    except ObjectDoesNotExist:
        return
