"""Which pages need care, and why: past their review, without an owner, not helpful, reported as wrong."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

from django.db import models
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from kernel.pagination import KeysetPage, keyset_page
from pages.models import ErrorReport, Helpfulness, PublishedSnapshot
from people.models import User

PAGE_SIZE = 50
MOST_COUNTED = 999
NOTICE = timedelta(days=30)
VOTES_SINCE = timedelta(days=30)
MANY_UNHELPFUL = 3
MOST_REMARKS = 5
NEVER = date(9999, 12, 31)
Kind = PublishedSnapshot.Kind
Snapshots = QuerySet[PublishedSnapshot]


class Concern(models.TextChoices):
    """What may be wrong with a page; the order of the filters."""

    LATE = "late", _("Past their review date")
    SOON = "soon", _("To review this month")
    OWNERLESS = "ownerless", _("Without an active owner")
    UNHELPFUL = "unhelpful", _("Not helpful")
    REPORTED = "reported", _("Reported as wrong")


@dataclass
class Care:
    """One line of the list: a page, and what readers say of it."""

    page: PublishedSnapshot
    reports: list[ErrorReport] = field(default_factory=list)
    votes: list[Helpfulness] = field(default_factory=list)


def pages_of(editor: User, *, only_own: bool) -> Snapshots:
    """Live pages that the editor may change, or owns; their sections and home pages are not content."""
    own = Q(content_owner=editor)
    if not only_own:
        policy = policy_registry.get_by_type(Page)
        own |= Q(page__in=policy.instances_user_has_permission_for(editor, "change").values("pk"))
    pages = PublishedSnapshot.objects.exclude(kind__in=[Kind.HOME, Kind.SECTION])
    return pages.filter(own)


def with_remarks(pages: Snapshots) -> Snapshots:
    """With the number of readers not helped lately, of open error reports, and the date that sorts the list."""
    unhelpful = Helpfulness.objects.filter(page=OuterRef("page"), **_recent())
    reports = ErrorReport.objects.filter(page=OuterRef("page"), closed_at=None)
    return pages.annotate(
        unhelpful_count=_count(unhelpful),
        report_count=_count(reports),
        due=Coalesce("review_on", NEVER),
    )


def _recent() -> dict[str, object]:
    return {"found_answer": False, "updated_at__gte": timezone.now() - VOTES_SINCE}


def _count(rows: QuerySet[models.Model]) -> Coalesce:
    counted = rows.order_by().values("page").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), Value(0))


def concerned(pages: Snapshots, concern: Concern) -> Snapshots:
    """Those of the pages with one concern."""
    today = timezone.localdate()
    conditions = {
        Concern.LATE: Q(review_on__lt=today),
        Concern.SOON: Q(review_on__range=(today, today + NOTICE)),
        Concern.OWNERLESS: Q(content_owner=None) | Q(content_owner__is_active=False),
        Concern.UNHELPFUL: Q(unhelpful_count__gte=MANY_UNHELPFUL),
        Concern.REPORTED: Q(report_count__gt=0),
    }
    return pages.filter(conditions[concern])


def counts(pages: Snapshots) -> dict[Concern, int]:
    """How many pages have each concern, capped; one statement each."""
    return {c: concerned(pages, c).order_by()[:MOST_COUNTED].count() for c in Concern}


def care_list(pages: Snapshots, cursor: str | None) -> tuple[list[Care], str | None]:
    """One page of the list, the most urgent first, each with the latest remarks of readers. Three statements."""
    joined = pages.select_related("content_owner")
    found: KeysetPage[PublishedSnapshot] = keyset_page(
        joined, order=("due", "pk"), cursor=cursor, size=PAGE_SIZE
    )
    lines = {row.page_id: Care(row) for row in found.rows}
    for report in _latest(ErrorReport.objects.filter(closed_at=None), lines):
        lines[report.page_id].reports.append(cast("ErrorReport", report))
    for vote in _latest(Helpfulness.objects.filter(**_recent()), lines):
        lines[vote.page_id].votes.append(cast("Helpfulness", vote))
    return list(lines.values()), found.next_cursor


def _latest(
    rows: QuerySet[ErrorReport] | QuerySet[Helpfulness], page_ids: Iterable[int]
) -> list[ErrorReport | Helpfulness]:
    """The newest few remarks of each page."""
    kept: dict[int, list[ErrorReport | Helpfulness]] = defaultdict(list)
    for row in rows.filter(page_id__in=list(page_ids)).order_by("-pk")[: PAGE_SIZE * 20]:
        if len(kept[row.page_id]) < MOST_REMARKS:
            kept[row.page_id].append(row)
    return [row for rows_of_page in kept.values() for row in rows_of_page]


def report_closable_by(editor: User, report_id: int) -> ErrorReport | None:
    """An open report on a page that the editor takes care of, else nothing."""
    pages = pages_of(editor, only_own=False).values("page_id")
    return ErrorReport.objects.filter(pk=report_id, closed_at=None, page_id__in=pages).first()
