"""Which page came from which document."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class ImportedPage(models.Model):
    """The page made from a document, and the state in which the last import left it.

    When the page's latest revision is no longer the one noted here, an editor has worked on it; a page that is gone was
    deleted by an editor. Sections have rows too, so that renaming one does not make a second.
    """

    source = models.CharField(max_length=100)
    external_id = models.CharField(max_length=600)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="imports"
    )
    checksum = models.CharField(max_length=64, blank=True)
    left_revision_id = models.BigIntegerField(null=True)
    is_listed = models.BooleanField(default=False, help_text="found by the search of the admin")
    imported_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "external_id"], name="one_page_per_document")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["id"], condition=models.Q(is_listed=False), name="imports_unlisted"
            )
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.external_id}"
