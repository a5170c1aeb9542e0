"""What people report to moderators, and what became of it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from discussion.models.comments import Comment
from discussion.models.roles import may_answer_concerns, may_moderate
from people.models import User


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports, by who deals with them."""

    def moderated_by(self, viewer: User) -> Self:
        """Those the viewer decides on: as a moderator, or, when somebody worries, as a well-being contact."""
        worried = Q(reason=Report.Reason.WORRIED)
        own_task = (~worried & may_moderate(viewer)) | (worried & may_answer_concerns(viewer))
        return self.filter(own_task, comment__in=Comment.objects.on_subjects_of(viewer))

    def open(self) -> Self:
        """Those that wait for a decision."""
        return self.filter(decided_at=None)


class Report(models.Model):
    """One person's word to the moderators about one comment. Never shown to the comment's author."""

    class Reason(models.TextChoices):
        OFF_TOPIC = "off_topic", _("Off topic")
        DISRESPECTFUL = "disrespectful", _("Disrespectful")
        PERSONAL_DATA = "personal_data", _("Client or personal data")
        WRONG = "wrong", _("False or out of date")
        WORRIED = "worried", _("I am worried about this person")

    class Decision(models.TextChoices):
        KEPT = "kept", _("Left as it is")
        HIDDEN = "hidden", _("Hidden")
        ANSWERED = "answered", _("Taken care of")

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="reports"
    )
    reason = models.CharField(_("reason"), max_length=15, choices=Reason)
    note = models.TextField(_("note"), blank=True)
    reported_text = models.TextField(help_text="the comment as it was when it was reported")
    created_at = models.DateTimeField(_("reported"), default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, blank=True)
    decision_reason = models.TextField(blank=True)

    objects = ReportQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["comment", "reporter"], name="one_report_per_person_and_comment"
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decision="")
                | (Q(decided_at__isnull=False) & ~Q(decision="")),
                name="report_is_open_or_decided",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["created_at"], condition=Q(decided_at=None), name="report_open")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
