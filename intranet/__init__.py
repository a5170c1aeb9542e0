"""Wiring of Parvis; the Celery application is found here by its command."""

from intranet.celery import app as celery_app

__all__ = ["celery_app"]
