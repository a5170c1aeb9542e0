"""That an owner was reminded of a review date."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from kernel.models import Timestamped


class ReviewReminder(Timestamped):
    """One reminder of one review date for one owner; it waits until it is sent."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    review_on = models.DateField()
    sent_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page", "owner", "review_on"], name="one_reminder_per_review"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["owner"], condition=models.Q(sent_at=None), name="reminders_waiting"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.review_on}"
