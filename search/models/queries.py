"""What was searched for, by day and without persons."""

from typing import ClassVar

from django.db import models


class AskedQuery(models.Model):
    """How often a query was asked on one day in one language, and how much it found last. Never who asked."""

    text = models.CharField(max_length=100, help_text="lower case, spaces made one")
    locale = models.CharField(max_length=12)
    day = models.DateField()
    asked_count = models.PositiveIntegerField(default=0)
    result_count = models.PositiveIntegerField(default=0, help_text="of the last time")

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "locale", "day"], name="one_query_a_day")
        ]
        indexes: ClassVar = [
            models.Index(fields=["day", "result_count"], name="search_query_day"),
        ]

    def __str__(self) -> str:
        return self.text
