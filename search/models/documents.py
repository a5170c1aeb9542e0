"""What may be found, and who may find it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from kernel.audience import MAX_TOKEN_LENGTH, Viewer, tokens_of


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    """Documents of the index, by who may know of them."""

    def visible_to(self, viewer: Viewer) -> Self:
        """The gate of hits: documents one of whose tokens the viewer holds; one sub-query, on the (document, token) index.

        The rows are the engine's own copy of audiences, rewritten in the transaction that changes an audience.
        """
        held = SearchToken.objects.using(self.db).filter(
            document=OuterRef("pk"), token__in=sorted(tokens_of(viewer))
        )
        return self.filter(Exists(held))

    def for_ranking(self) -> Self:
        """With what ranking reads."""
        return self.defer("keywords", "content_version", "indexed_at")

    def for_results(self) -> Self:
        """With what ranking and a results page read, the verifier joined."""
        return self.for_ranking().select_related("verified_by")

    def for_suggestion(self) -> Self:
        """With what a line of suggestions shows."""
        return self.only("type", "locale", "path", "title", "section_title")

    def of(self, kind: str, object_ids: "list[int]") -> Self:
        """The documents made from these objects: a page, and the entries of its FAQ."""
        return self.filter(kind=kind, object_id__in=object_ids)


class SearchDocument(models.Model):
    """Something a search may find: a page, or one entry of a FAQ. A copy, written from its source by tasks.

    The long columns come last, so that a row's small ones are read without them.
    """

    class Type(models.TextChoices):
        GUIDE = "guide", _("Guides")
        TRAINING = "training", _("Training")
        FAQ = "faq", _("FAQ")
        ANSWER = "answer", _("Answers")
        SECTION = "section", _("Help sections")

    kind = models.CharField(max_length=20, help_text="what `object_id` numbers, for example page")
    object_id = models.BigIntegerField()
    fragment = models.CharField(
        max_length=100, blank=True, help_text="anchor of an entry within the object"
    )
    type = models.CharField(max_length=12, choices=Type)
    locale = models.CharField(max_length=12)
    theme = models.CharField(max_length=255, blank=True)
    community_id = models.BigIntegerField(null=True)
    popularity = models.FloatField(default=0.0)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    verified_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        db_constraint=False,
        related_name="+",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        db_constraint=False,
        related_name="+",
    )
    is_open = models.BooleanField(default=False, help_text="everybody signed in may find it")
    content_version = models.CharField(
        max_length=64, help_text="of the source, when the row was written"
    )
    indexed_at = models.DateTimeField(auto_now=True)
    section_title = models.CharField(max_length=255, blank=True)
    path = models.TextField(help_text="address, with the fragment")
    title = models.TextField()
    trail = models.TextField(blank=True, help_text="the titles above it, for the reader")
    keywords = models.TextField(blank=True, help_text="tags and other words to find it by")
    title_terms = models.TextField(blank=True)
    summary_terms = models.TextField(blank=True)
    summary_length = models.PositiveIntegerField(default=0)
    body_length = models.PositiveIntegerField(default=0)
    summary = models.TextField(blank=True)
    body_terms = models.TextField(blank=True)
    body = models.TextField(blank=True)

    objects = SearchDocumentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "object_id", "fragment"], name="one_search_document"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["indexed_at"], name="search_indexed_at")]

    def __str__(self) -> str:
        return self.title

    @property
    def uid(self) -> str:
        """Names the document in a search engine."""
        return f"{self.kind}:{self.object_id}:{self.fragment}"


class SearchToken(models.Model):
    """One audience token that may find one document."""

    document = models.ForeignKey(
        SearchDocument, on_delete=models.CASCADE, related_name="token_rows", db_index=False
    )
    token = models.CharField(max_length=MAX_TOKEN_LENGTH)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["document", "token"], name="one_search_token")
        ]

    def __str__(self) -> str:
        return self.token
