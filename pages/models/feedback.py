"""What readers say of a page: whether it answered them, and errors they report to its owner."""

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kernel.models import Timestamped

if TYPE_CHECKING:
    from people.models import User


class HelpfulnessQuerySet(models.QuerySet["Helpfulness"]):
    """Votes of readers. What one person said is shown to that person alone; others see sums."""

    def given_by(self, person: "User", page_id: int) -> "dict[str, Helpfulness]":
        """The person's votes on a page, by entry; the page itself is the empty entry. One statement."""
        return {vote.entry: vote for vote in self.filter(page_id=page_id, person=person)}


class Helpfulness(Timestamped):
    """One person's answer to "did you find your answer?" about a page, or about one entry of a FAQ."""

    class Reason(models.TextChoices):
        WRONG = "wrong", _("Something is wrong")
        CONFUSING = "confusing", _("It is confusing")
        PICTURES = "pictures", _("The pictures do not match")
        OFF_TOPIC = "off_topic", _("It does not answer my question")

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="helpfulness"
    )
    entry = models.CharField(max_length=80, blank=True, help_text="anchor of the FAQ entry")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    found_answer = models.BooleanField()
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    comment = models.TextField(blank=True)
    referrer = models.CharField(max_length=500, blank=True)
    query = models.CharField(max_length=200, blank=True)

    objects = HelpfulnessQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page", "entry", "person"], name="one_vote_per_person_and_entry"
            ),
            models.CheckConstraint(
                condition=Q(found_answer=False) | Q(reason="", comment=""),
                name="reasons_only_when_not_found",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["page", "found_answer", "updated_at"], name="votes_of_page")
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.entry} {'yes' if self.found_answer else 'no'}"

    def as_said(self) -> dict[str, object]:
        """What the reader's own screen shows of the vote."""
        return {"found": self.found_answer, "reason": self.reason, "comment": self.comment}


class ErrorReport(Timestamped):
    """An error that a reader found on a page, open until somebody answers for it."""

    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="error_reports"
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    passage = models.CharField(max_length=300, blank=True)
    message = models.TextField()
    owner_told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["page", "created_at"], condition=Q(closed_at=None), name="open_reports"
            )
        ]

    def __str__(self) -> str:
        return self.message[:60]
