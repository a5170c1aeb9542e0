"""What a search engine outside the database does not know yet."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class EngineBacklog(models.Model):
    """An object whose documents are to be sent to Elasticsearch again; empty in normal times.

    Written in the transaction of the change and deleted when the engine has taken it, so nothing is lost while it is away. While
    `hides` is set, engine queries leave the object out: its audience changed, and counts and facets must not tell.
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    hides = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(
        default=1, help_text="grows when the object changes again meanwhile"
    )
    since = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_backlog_row")
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.object_id}"
