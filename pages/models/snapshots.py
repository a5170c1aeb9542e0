"""What readers are shown: one finished row per live page, and the tokens of those who may read it."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import GroupPagePermission

from kernel.audience import MAX_TOKEN_LENGTH, Viewer, tokens_of
from pages.models.feedback import Helpfulness

if TYPE_CHECKING:
    from people.models import User


class PublishedSnapshotQuerySet(models.QuerySet["PublishedSnapshot"]):
    """Published pages, by who may read them, and with what their screens show beside the body."""

    def visible_to(self, viewer: Viewer) -> Self:
        """Pages one of whose tokens the viewer holds; one sub-query, on the (snapshot, token) index."""
        held = SnapshotToken.objects.filter(snapshot=OuterRef("pk"), token__in=tokens_of(viewer))
        return self.filter(Exists(held))

    def in_section(self, section_id: int) -> Self:
        """Pages whose nearest section is the given page, in the order editors gave them."""
        return self.filter(section_id=section_id).order_by("tree_path", "pk")

    def top_sections(self) -> Self:
        """The sections right below the home pages, in their order."""
        sections = self.filter(kind=PublishedSnapshot.Kind.SECTION, section_id=None)
        return sections.order_by("tree_path", "pk")

    def for_card(self) -> Self:
        """Without what only the page itself shows."""
        return self.defer("body_html", "body_text", "entries", "toc", "breadcrumb", "extra")

    def for_page(self, viewer: "User") -> Self:
        """All that the page's own screen needs of it; still one statement."""
        return self.with_people().with_vote(viewer).with_neighbours(viewer).with_abilities(viewer)

    def with_people(self) -> Self:
        """Owner and verifier, joined."""
        return self.select_related("content_owner", "verified_by")

    def with_vote(self, viewer: "User") -> Self:
        """`vote`: what the viewer said of the page itself, as a dictionary, or nothing."""
        said = JSONObject(found="found_answer", reason="reason", comment="comment")
        votes = Helpfulness.objects.filter(page=OuterRef("page"), entry="", person=viewer)
        return self.annotate(vote=Subquery(votes.values(said=said)[:1]))

    def with_neighbours(self, viewer: Viewer) -> Self:
        """`previous_page` and `next_page`: the readable pages beside this one in its section, as title and path."""
        link = JSONObject(title="title", path="path")
        siblings = (
            PublishedSnapshot.objects.visible_to(viewer)
            .filter(section_id=OuterRef("section_id"))
            .exclude(kind=PublishedSnapshot.Kind.SECTION)
        )
        before = siblings.filter(tree_path__lt=OuterRef("tree_path")).order_by("-tree_path")
        after = siblings.filter(tree_path__gt=OuterRef("tree_path")).order_by("tree_path")
        return self.annotate(
            previous_page=Subquery(before.values(link=link)[:1]),
            next_page=Subquery(after.values(link=link)[:1]),
        )

    def with_abilities(self, viewer: "User") -> Self:
        """`can_edit`: the viewer may change the page in the admin, by Wagtail's page permissions."""
        if viewer.is_superuser:
            return self.annotate(can_edit=Value(True))
        granted = GroupPagePermission.objects.filter(group__in=viewer.group_ids()).annotate(
            here=ExpressionWrapper(OuterRef("tree_path"), output_field=models.CharField())
        )
        above = granted.filter(here__startswith=F("page__path"))
        changes = Exists(above.filter(permission__codename="change_page"))
        adds = Exists(above.filter(permission__codename="add_page"))
        return self.annotate(can_edit=Q(changes) | (Q(page__owner=viewer) & Q(adds)))


class PublishedSnapshot(models.Model):
    """A live page as its readers see it, written when it is published and when what it refers to changes.

    Everything that depends on the reader (votes, comments, abilities) is elsewhere.
    """

    class Kind(models.TextChoices):
        HOME = "home", _("Home page")
        SECTION = "section", _("Help section")
        GUIDE = "guide", _("Quick start")
        TRAINING = "training", _("Training resource")
        FAQ = "faq", _("FAQ")

    page = models.OneToOneField(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="snapshot"
    )
    public_id = models.CharField(max_length=10, unique=True)
    kind = models.CharField(max_length=12, choices=Kind)
    locale = models.CharField(max_length=12)
    path = models.TextField(unique=True, help_text="absolute address, for example /fr/aide/outils/")
    tree_path = models.CharField(max_length=255, help_text="copy of the page's place in the tree")
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)
    entries = models.JSONField(default=list, blank=True)
    toc = models.JSONField(default=list, blank=True)
    breadcrumb = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)
    translations = models.JSONField(default=list, blank=True)
    extra = models.JSONField(default=dict, blank=True, help_text="what one kind of page adds")
    content_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="owned_snapshots",
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    verified_on = models.DateField(null=True)
    review_on = models.DateField(null=True)
    expert_ids = models.JSONField(default=list, blank=True)
    reading_minutes = models.PositiveSmallIntegerField(default=1)
    section_id = models.BigIntegerField(null=True)
    section_title = models.CharField(max_length=255, blank=True)
    theme = models.CharField(max_length=255, blank=True)
    first_published_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    version = models.CharField(max_length=32)

    objects = PublishedSnapshotQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["section_id", "tree_path"], name="snapshot_section_order"),
            models.Index(fields=["locale", "-changed_at"], name="snapshot_recent"),
            models.Index(fields=["kind", "locale"], name="snapshot_kind"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_review_due(self) -> bool:
        """Past its review date, in the current time zone."""
        return self.review_on is not None and self.review_on < timezone.localdate()


class SnapshotToken(models.Model):
    """One audience token that may read one snapshot."""

    snapshot = models.ForeignKey(
        PublishedSnapshot, on_delete=models.CASCADE, related_name="token_rows"
    )
    token = models.CharField(max_length=MAX_TOKEN_LENGTH)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["snapshot", "token"], name="one_snapshot_token")
        ]
        indexes: ClassVar = [
            models.Index(fields=["token", "snapshot"], name="snapshot_by_token"),
        ]

    def __str__(self) -> str:
        return self.token


class FormerAddressQuerySet(models.QuerySet["FormerAddress"]):
    """Old addresses, by who may read the page they lead to."""

    def visible_to(self, viewer: Viewer) -> Self:
        """The addresses of pages that the viewer may read now."""
        readable = PublishedSnapshot.objects.visible_to(viewer)
        return self.filter(Exists(readable.filter(page=OuterRef("page"))))


class FormerAddress(models.Model):
    """An address that a published page had before; it leads to the page for those who may read it."""

    path = models.TextField(unique=True)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="former_addresses"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = FormerAddressQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return self.path
