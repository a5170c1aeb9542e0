"""What readers say of pages: votes and error reports."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from kernel.events import publish
from pages.events import PageErrorReported, PageRated
from pages.models import ErrorReport, Helpfulness, PublishedSnapshot
from people.mail import send_letter
from people.models import User


class UnknownEntry(Exception):
    """The FAQ no longer has the entry that was voted on."""


@transaction.atomic
def rate_page(
    *, snapshot: PublishedSnapshot, person: User, found_answer: bool, entry: str = "", **said: Any
) -> Helpfulness:
    """Keeps one vote for each person and page, or entry of a FAQ; voting again changes it.

    `said` is reason, comment, referrer and query. Raises `UnknownEntry`.
    """
    if entry and entry not in {known["anchor"] for known in snapshot.entries}:
        raise UnknownEntry
    vote, _created = Helpfulness.objects.update_or_create(
        page_id=snapshot.page_id,
        entry=entry,
        person=person,
        defaults={"found_answer": found_answer, **said},
    )
    publish(PageRated(helpfulness_id=vote.pk))
    return vote


@transaction.atomic
def report_error(
    *, snapshot: PublishedSnapshot, reporter: User, message: str, passage: str = ""
) -> ErrorReport:
    """Opens a report for the page's owner; sending the same words twice opens one."""
    report, created = ErrorReport.objects.get_or_create(
        page_id=snapshot.page_id,
        reporter=reporter,
        message=message,
        passage=passage,
        closed_at=None,
    )
    if created:
        publish(PageErrorReported(report_id=report.pk))
    return report


@transaction.atomic
def close_report(*, report: ErrorReport, by: User) -> None:
    """Marks a report as answered for; closing it twice keeps the first time."""
    open_report = ErrorReport.objects.filter(pk=report.pk, closed_at=None)
    open_report.update(closed_at=timezone.now(), closed_by=by)


@transaction.atomic
def tell_owner(*, report: ErrorReport) -> None:
    """Sends the page's owner a letter about a report, once: the mark and the sending stand or fall together.

    Nothing is sent when the page has no active owner or is gone; the report stays in the health list.
    Raises OSError when the mail server does not take it.
    """
    unsent = ErrorReport.objects.select_for_update().filter(pk=report.pk, owner_told_at=None)
    page = PublishedSnapshot.objects.with_people().filter(page_id=report.page_id).first()
    owner = page.content_owner if page else None
    if page is None or owner is None or not owner.is_active:
        return
    if unsent.update(owner_told_at=timezone.now()):
        send_letter("page_error_report", to=owner, page=page, report=report)
