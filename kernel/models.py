"""Rows of the kernel: the outbox, and the timestamps that other models share."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class Timestamped(models.Model):
    """When a row was made and last changed, in UTC."""

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


class OutboxEvent(models.Model):
    """An event written with the facts it tells, waiting for its handlers or delivered to all of them."""

    name = models.CharField(max_length=100)
    payload = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)
    delivered_at = models.DateTimeField(null=True)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    attempt_count = models.PositiveIntegerField(default=0)
    delivered_to = models.JSONField(default=list)
    last_error = models.TextField(blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_attempt_at", "id"],
                condition=models.Q(delivered_at=None),
                name="outbox_pending",
            ),
            models.Index(fields=["delivered_at"], name="outbox_delivered"),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.pk}"
