"""Background work: Celery on Redis when `REDIS_URL` names one, else in the process that asks, after its commit.

The schedule is the same in both: `celery beat` runs it in the full stack, `manage.py clock` in the embedded one.
"""

from typing import Any

from celery.schedules import crontab

from intranet.settings.cache import REDIS
from intranet.settings.paths import VAR_DIR

LONGEST_TASK = (
    120  # seconds; every task must be shorter than the visibility timeout, else it runs twice
)

VISIBILITY_TIMEOUT = (
    900  # seconds until Redis hands a message that nobody finished to another worker
)

CELERY_TASK_ALWAYS_EAGER = REDIS is None
CELERY_TASK_EAGER_PROPAGATES = True
CELERY_BROKER_URL = REDIS.url if REDIS else "memory://"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": VISIBILITY_TIMEOUT,
    "unacked_restore_throttle": 1,  # a killed worker's messages come back after 10 s steps, not 100 s
    "max_retries": 0,  # who sends a message does not wait for a broker that is away
    "socket_connect_timeout": 1,
    "socket_timeout": 10,
    "global_keyprefix": "parvis:",
}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = LONGEST_TASK
CELERY_TASK_SOFT_TIME_LIMIT = LONGEST_TASK - 20
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "celerybeat-schedule")
CELERY_BEAT_SCHEDULE: dict[str, dict[str, Any]] = {
    "deliver events that no nudge delivered": {
        "task": "kernel.tasks.deliver_outbox",
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "publish and expire pages on time": {
        "task": "intranet.tasks.publish_scheduled",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "remind owners of pages to review": {
        "task": "pages.tasks.remind_owners",
        "schedule": crontab(hour=5, minute=0),
    },
    "forget delivered events": {
        "task": "kernel.tasks.forget_delivered_events",
        "schedule": crontab(hour=2, minute=10),
    },
    "forget ended sessions": {
        "task": "intranet.tasks.clear_sessions",
        "schedule": crontab(hour=2, minute=20),
    },
    "thin out old revisions": {
        "task": "intranet.tasks.purge_revisions",
        "schedule": crontab(hour=2, minute=30),
    },
}

# Wagtail's own tasks go through django-tasks.
IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"
TASKS = {"default": {"BACKEND": "intranet.wagtail_tasks.CeleryBackend" if REDIS else IMMEDIATE}}
