"""All that is said of one subject, who follows it, and what is being written about it."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from discussion import subjects
from discussion.models.roles import may_moderate
from people.models import User

if TYPE_CHECKING:
    from discussion.models.comments import Comment


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Conversations, by what the viewer may do with their subject."""

    def visible_to(self, viewer: User) -> Self:
        """Those whose subject the viewer may read."""
        return self.filter(subjects.is_visible(viewer))

    def postable_by(self, viewer: User) -> Self:
        """Those that take comments from the viewer now."""
        return self.visible_to(viewer).filter(closed_at=None)

    def editable_by(self, viewer: User) -> Self:
        """Those whose subject the viewer may change."""
        return self.visible_to(viewer).filter(subjects.is_editable(viewer))

    def moderated_by(self, viewer: User) -> Self:
        """Those that the viewer moderates: a moderator sees no more than his own audiences."""
        return self.visible_to(viewer).filter(may_moderate(viewer))

    def about(self, kind: str, object_id: int) -> Self:
        """The conversation on one subject, from the unique index; none before somebody wrote or followed."""
        return self.filter(kind=kind, object_id=object_id)

    def for_panel(self, viewer: User) -> Self:
        """With what the viewer may do and has done, in the same statement."""
        drafts = Draft.objects.editable_by(viewer).of(Draft.Purpose.COMMENT, None)
        own_draft = drafts.filter(conversation=OuterRef("pk")).values(
            json=JSONObject(key="key", body="body", save_count="save_count")
        )
        followed = Follow.objects.filter(conversation=OuterRef("pk"), follower=viewer)
        return self.annotate(
            is_followed=Exists(followed),
            can_moderate=models.ExpressionWrapper(
                may_moderate(viewer), output_field=models.BooleanField()
            ),
            can_resolve=models.ExpressionWrapper(
                subjects.is_editable(viewer), output_field=models.BooleanField()
            ),
            draft=models.Subquery(own_draft[:1]),
        )


class Conversation(models.Model):
    """The comments on one subject taken together: numbers its threads and counts what is shown.

    Made by the first comment, draft or follower; removed with the subject.
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    thread_count = models.PositiveIntegerField(default=0, help_text="threads ever begun")
    comment_count = models.PositiveIntegerField(default=0, help_text="comments now shown")
    version = models.PositiveIntegerField(default=0, help_text="grows with all that readers see")
    last_comment_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ConversationQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "object_id"], name="one_conversation_per_subject"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class Follow(models.Model):
    """Somebody wants to hear of what is said of a subject."""

    follower = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="follows")
    created_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conversation", "follower"], name="one_follow_per_person_and_subject"
            )
        ]

    def __str__(self) -> str:
        return f"{self.follower_id} follows {self.conversation_id}"


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts, which are their author's alone."""

    def editable_by(self, viewer: User) -> Self:
        """One's own."""
        return self.filter(author=viewer)

    def of(self, purpose: str, comment: "Comment | None") -> Self:
        """Those of one place to write, newest first."""
        return self.filter(purpose=purpose, comment=comment).order_by("-updated_at", "-pk")


class Draft(models.Model):
    """What somebody is writing: one row per composer opened, so that two tabs never overwrite one another."""

    class Purpose(models.TextChoices):
        COMMENT = "comment"
        REPLY = "reply"
        EDIT = "edit"

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="comment_drafts"
    )
    key = models.CharField(max_length=10)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="drafts")
    purpose = models.CharField(max_length=8, choices=Purpose)
    comment = models.ForeignKey(
        "discussion.Comment",
        null=True,
        on_delete=models.CASCADE,
        related_name="drafts",
        help_text="the comment being answered or edited",
    )
    body = models.TextField()
    save_count = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)

    objects = DraftQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["author", "key"], name="one_draft_per_composer"),
            models.CheckConstraint(
                condition=Q(purpose="comment", comment=None)
                | Q(purpose__in=["reply", "edit"], comment__isnull=False),
                name="draft_purpose_fits",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["conversation", "author", "-updated_at"], name="draft_of_author"),
            models.Index(fields=["updated_at"], name="draft_age"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.key}"
