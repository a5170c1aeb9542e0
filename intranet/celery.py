"""The Celery application of workers and beat."""

import os
from typing import Any

from celery import Celery
from celery.signals import beat_init, celeryd_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.site")

app = Celery("parvis")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(["intranet"], related_name="wagtail_tasks")


@celeryd_init.connect
@beat_init.connect
def refuse_half_configured(**kwargs: Any) -> None:
    """Workers and beat start under the same conditions as the site."""
    from intranet.checks import refuse_to_start_half_configured  # noqa: PLC0415  needs Django set up

    refuse_to_start_half_configured()
