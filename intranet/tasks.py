"""Scheduled work of Django and Wagtail themselves."""

from celery import shared_task
from django.core.management import call_command

REVISIONS_KEPT_FOR_DAYS = 365


@shared_task
def publish_scheduled() -> None:
    """Pages whose hour has come go live or expire."""
    call_command("publish_scheduled")


@shared_task
def clear_sessions() -> None:
    """Deletes the rows of sessions that ended."""
    call_command("clearsessions")


@shared_task
def purge_revisions() -> None:
    """Deletes page revisions of more than a year ago that nothing uses; the last one of a page always stays."""
    call_command("purge_revisions", days=REVISIONS_KEPT_FOR_DAYS)
