"""Comments: stored and threaded by django-comments-xtd, gated by their subject, written by `discussion.actions` only."""

from datetime import timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django_comments_xtd.models import XtdComment

from discussion.models.conversations import Conversation
from discussion.models.roles import may_moderate
from kernel.public_ids import new_public_id
from people.aggregates import listed
from people.models import User

LAST_LEVEL = 2  # a comment, a reply, and a reply to the reply
MAX_LENGTH = 5_000
MAX_MENTIONS = 10
QUIET_EDIT = timedelta(minutes=5)
UNDO_WITHIN = timedelta(days=30)


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments, by what the viewer may do with them."""

    def visible_to(self, viewer: User) -> Self:
        """Those whose text the viewer may read: on a subject he may read, and shown, his own, or moderated by him."""
        readable = Q(state=Comment.State.SHOWN) | Q(user=viewer) | may_moderate(viewer)
        return self.on_subjects_of(viewer).filter(readable)

    def on_subjects_of(self, viewer: User) -> Self:
        """All on subjects the viewer may read, whatever became of them: the base of the gates, no gate itself."""
        return self.filter(conversation__in=Conversation.objects.visible_to(viewer))

    def postable_by(self, viewer: User) -> Self:
        """Those that the viewer may answer now."""
        return self.visible_to(viewer).filter(_is_open(), state=Comment.State.SHOWN)

    def editable_by(self, viewer: User) -> Self:
        """Those that the viewer wrote and may change now, which he may as long as he may post."""
        return self.visible_to(viewer).filter(_is_open(), _is_own(viewer))

    def moderated_by(self, viewer: User) -> Self:
        """Those that the viewer may hide or show: a moderator sees no more than his own audiences."""
        return self.on_subjects_of(viewer).filter(may_moderate(viewer))

    def with_abilities(self, viewer: User) -> Self:
        """With what the viewer may do and has done, for rows of a conversation read through its gate. No statement."""
        open_to_viewer = models.ExpressionWrapper(_is_open(), output_field=models.BooleanField())
        mine = Reaction.objects.filter(user=viewer)
        return self.annotate(
            is_open=open_to_viewer, own_reactions=listed(mine, of="comment", value="kind")
        )

    def in_tree_order(self) -> Self:
        """Newest thread first, and in it each reply below what it answers."""
        return self.order_by("-thread_number", "order")

    def for_card(self) -> Self:
        """With author, unit and conversation, in the same statement."""
        return self.select_related("user__unit", "conversation").defer(
            "user_url", "user_email", "user_name", "ip_address"
        )


def _is_open() -> Q:
    return Q(is_locked=False, conversation__closed_at=None)


def _is_own(viewer: User) -> Q:
    return Q(user=viewer, state=Comment.State.SHOWN)


class Comment(XtdComment):
    """What one person says of a subject, or answers to another comment.

    `thread_number` counts the threads of a conversation and `order` (of django-comments-xtd) the comments of a thread, both
    without gaps and decided under a lock, so that pages are ranges and page 50 costs what page 1 does. The author's name and
    address are not copied into the row: who is deleted is anonymous.
    """

    class State(models.TextChoices):
        SHOWN = "shown", _("Shown")
        REMOVED = "removed", _("Removed by its author")
        HIDDEN = "hidden", _("Hidden by a moderator")
        SUSPENDED = "suspended", _("Waiting for a moderator")

    stored = models.OneToOneField(
        XtdComment, parent_link=True, on_delete=models.CASCADE, related_name="discussed"
    )
    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="comments"
    )
    thread_number = models.PositiveIntegerField()
    in_reply_to = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.CASCADE,
        related_name="replies",
        help_text="the comment answered; its parent in the thread, or a sibling below the last level",
    )
    body_html = models.TextField()
    submission = models.CharField(  # noqa: DJ001  null does not collide with null
        max_length=120, null=True, unique=True, help_text="author and composer: one comment each"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SHOWN)
    state_changed_at = models.DateTimeField(null=True, blank=True)
    state_changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state_reason = models.TextField(blank=True)
    edit_count = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(null=True, blank=True)
    is_locked = models.BooleanField(default=False, help_text="the whole thread takes no replies")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    resolved_in = models.CharField(
        max_length=40, blank=True, help_text="version of the subject that took it into account"
    )
    reaction_counts = models.JSONField(default=dict, blank=True)

    objects = CommentQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        ordering: ClassVar[list[str]] = []
        default_permissions = ()
        permissions: ClassVar = [
            ("moderate_comment", "Can moderate comments"),
            ("answer_concern", "Is told when somebody worries about a colleague"),
        ]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conversation", "thread_number"],
                condition=Q(in_reply_to=None),
                name="thread_numbers_differ",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["shown", "removed", "hidden", "suspended"]),
                name="comment_state_known",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None) | Q(state="shown"), name="resolved_comments_are_shown"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["conversation", "thread_number"], name="comment_in_conversation"),
            models.Index(
                fields=["state", "state_changed_at"],
                condition=~Q(state="shown"),
                name="comment_not_shown",
            ),
        ]

    def __str__(self) -> str:
        # Audit lists print it for people who may not read the subject.
        return f"{self._meta.verbose_name} {self.public_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes the row as given. The package's own `save` places a new reply without a lock; our action does it under one."""
        super(XtdComment, self).save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The permanent address, which leads to the place where the comment now stands."""
        return reverse("discussion:comment", args=[self.public_id])

    @property
    def anchor(self) -> str:
        """The fragment that names the comment on whatever page shows it."""
        return f"c-{self.public_id}"

    @property
    def html(self) -> SafeString:
        """The text, made safe when it was written (`discussion.texts`)."""
        return mark_safe(self.body_html)  # noqa: S308

    @property
    def is_shown(self) -> bool:
        return self.state == self.State.SHOWN

    def is_editable_quietly(self) -> bool:
        """Just posted: a change leaves no mark."""
        return bool(timezone.now() - self.submit_date <= QUIET_EDIT)


class CommentRevision(models.Model):
    """A text that a comment had before it was edited."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    body = models.TextField()
    body_html = models.TextField()
    written_at = models.DateTimeField()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "number"], name="one_revision_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}.{self.number}"


class Mention(models.Model):
    """A comment names somebody who may read it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentions"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["comment", "person"], name="one_mention_per_person_and_comment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.comment_id} names {self.person_id}"


class Reaction(models.Model):
    """Thanks, or another short answer in one touch; counted on the comment's row."""

    class Kind(models.TextChoices):
        THANKS = "thanks", _("Thanks")
        AGREE = "agree", _("I agree")
        IDEA = "idea", _("Good idea")

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reactions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reactions"
    )
    kind = models.CharField(max_length=10, choices=Kind)
    created_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["comment", "user", "kind"], name="one_reaction_per_person_and_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["thanks", "agree", "idea"]), name="reaction_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.comment_id}"
