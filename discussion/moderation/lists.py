"""The two lists of the desk: the queue of reports, by risk and then age, and all comments."""

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.admin.views import generic

from discussion.models import Comment, Report
from discussion.moderation import columns

RISKS = [
    Report.Reason.PERSONAL_DATA,
    Report.Reason.WORRIED,
    Report.Reason.DISRESPECTFUL,
    Report.Reason.WRONG,
    Report.Reason.OFF_TOPIC,
]  # the gravest first
WAITING = [("waiting", _("Waiting")), ("decided", _("Decided"))]


class ReportFilters(WagtailFilterSet):
    """By state, reason and day."""

    waiting = django_filters.ChoiceFilter(
        label=_("State"), choices=WAITING, method="filter_waiting", empty_label=_("All")
    )
    created_at = django_filters.DateFromToRangeFilter(
        label=_("Reported"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Report
        fields = ("waiting", "reason", "created_at")

    def filter_waiting(self, rows: QuerySet[Report], _name: str, value: str) -> QuerySet[Report]:
        """Open ones, or the others."""
        return rows.filter(decided_at__isnull=value == "waiting")


class CommentFilters(WagtailFilterSet):
    """By state, day, and whether somebody reported it."""

    reported = django_filters.BooleanFilter(label=_("With open reports"), method="filter_reported")
    submit_date = django_filters.DateFromToRangeFilter(
        label=_("Posted"), widget=DateRangePickerWidget
    )

    class Meta:
        model = Comment
        fields = ("state", "reported", "submit_date")

    def filter_reported(
        self,
        rows: QuerySet[Comment],
        _name: str,
        value: bool,  # noqa: FBT001  django-filter's
    ) -> QuerySet[Comment]:
        """By the count that the list shows."""
        return rows.filter(open_reports__gt=0) if value else rows.filter(open_reports=0)


class GatedIndex(generic.IndexView):
    """A list of the desk. Its rows come through the gate, its subjects in one more statement for each kind."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Nothing is added here."""
        return []

    def get_list_buttons(self, instance: Any) -> list[Any]:
        """The title leads to the decision; there is nothing else to do with a row."""
        return []

    def paginate_queryset(self, queryset: QuerySet[Any], page_size: int) -> Any:
        """The page, with what its comments are about."""
        paginator, page, rows, has_others = super().paginate_queryset(queryset, page_size)
        rows = page.object_list = list(rows)
        columns.attach_subjects(rows, self.request.user)
        return paginator, page, rows, has_others


class ReportIndex(GatedIndex):
    """The queue."""

    filterset_class = ReportFilters
    default_ordering = ("is_decided", "risk", "created_at")

    def get_base_queryset(self) -> QuerySet[Report]:
        """Reports that are this person's to decide."""
        risk = Case(
            *(When(reason=reason, then=Value(rank)) for rank, reason in enumerate(RISKS)),
            output_field=IntegerField(),
        )
        decided = Case(When(decided_at=None, then=Value(0)), default=Value(1))
        rows = Report.objects.moderated_by(self.request.user)
        related = rows.select_related("comment__user", "comment__conversation")
        return related.annotate(risk=risk, is_decided=decided)

    @cached_property
    def columns(self) -> list[Any]:
        """See `columns.report_columns`."""
        return columns.report_columns(self._decision_on)

    def _decision_on(self, report: Report) -> str:
        """A worry has a screen of its own; anything else is decided with its comment."""
        if report.reason == Report.Reason.WORRIED:
            return reverse(self.edit_url_name, args=[report.pk])
        return reverse("comments:edit", args=[report.comment.public_id])


class CommentIndex(GatedIndex):
    """All comments, the newest first."""

    template_name = "discussion/admin/comment_index.html"
    filterset_class = CommentFilters
    default_ordering = ("-submit_date", "-pk")

    def get_base_queryset(self) -> QuerySet[Comment]:
        """Comments that this person moderates."""
        waiting = Q(reports__decided_at=None) & Q(reports__isnull=False)
        others = waiting & ~Q(reports__reason=Report.Reason.WORRIED)
        rows = Comment.objects.moderated_by(self.request.user)
        return rows.select_related("user", "conversation").annotate(
            open_reports=Count("reports", filter=others)
        )

    @cached_property
    def columns(self) -> list[Any]:
        """With a box for each row, for decisions on several at once."""
        chosen = BulkActionsCheckboxColumn("bulk_actions", obj_type="comment")
        described = columns.comment_columns(
            lambda comment: reverse(self.edit_url_name, args=[comment.public_id])
        )
        return [chosen, *described]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the words of the page's own template."""
        return super().get_context_data(**kwargs) | {"select_all": _("Select all on this page")}
