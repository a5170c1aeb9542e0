"""Statistics of the words of what everybody may read."""

from django.db import models
from django.utils import timezone


class VocabularySnapshot(models.Model):
    """How many documents each term is in, as of a moment: packed, read whole into each process, replaced as a whole.

    Only documents that everybody may find are counted, so neither ranks nor corrections tell of others.
    """

    version = models.CharField(max_length=32, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    document_count = models.PositiveIntegerField()
    packed = models.BinaryField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.document_count} documents, {self.made_at:%Y-%m-%d %H:%M}"
