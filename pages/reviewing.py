"""Keeping pages exact: owners confirm them, and are reminded in time."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from kernel.events import publish
from pages.actions import publish_pages
from pages.dates import in_months
from pages.events import ReviewsDue
from pages.models import PublishedSnapshot, ReviewReminder
from pages.page_models import BasePage
from people.mail import send_letter
from people.models import User

REVIEW_MONTHS = 6
NOTICE = timedelta(days=14)
CONFIRMED = "pages.confirm"


@transaction.atomic
def confirm_pages(*, page_ids: Collection[int], by: User) -> int:
    """Says that live pages are still exact: verified today, to be read again in six months. Returns how many.

    Words that wait in a draft stay there; the draft learns of the confirmation. Three statements a page, and the snapshots.
    """
    verified_on = timezone.localdate()
    review_on = in_months(verified_on, REVIEW_MONTHS)
    pages = Page.objects.filter(pk__in=page_ids, live=True).specific()
    confirmed = [page for page in pages if isinstance(page, BasePage)]
    for page in confirmed:
        model = type(page)
        model.objects.filter(pk=page.pk).update(
            verified_by=by, verified_on=verified_on, review_on=review_on
        )
        _tell_revisions(page, by.pk, verified_on, review_on)
        log(page, CONFIRMED, user=by)
    publish_pages(page_ids=[page.pk for page in confirmed])
    return len(confirmed)


def _tell_revisions(page: BasePage, by_id: int, verified_on: date, review_on: date) -> None:
    """The live revision and the latest draft, so that neither takes the confirmation back."""
    numbers = {page.live_revision_id, page.latest_revision_id} - {None}
    for revision in Revision.objects.filter(pk__in=numbers):
        revision.content |= {
            "verified_by": by_id,
            "verified_on": verified_on.isoformat(),
            "review_on": review_on.isoformat(),
        }
        revision.save(update_fields=["content"])


@transaction.atomic
def remind_owners() -> None:
    """Opens a reminder for each live page whose review date is near or past, once for each page and date.

    Run it as often as one likes: the constraint on page and date is what makes it once. One event for each owner.
    """
    limit = timezone.localdate() + NOTICE
    due = PublishedSnapshot.objects.filter(review_on__lte=limit, content_owner__is_active=True)
    reminders = [
        ReviewReminder(page_id=page_id, owner_id=owner_id, review_on=review_on)
        for page_id, owner_id, review_on in due.values_list(
            "page_id", "content_owner_id", "review_on"
        ).iterator()
    ]
    ReviewReminder.objects.bulk_create(reminders, batch_size=500, ignore_conflicts=True)
    waiting = ReviewReminder.objects.filter(sent_at=None).values_list("owner_id", flat=True)
    for owner_id in waiting.order_by("owner_id").distinct():
        publish(ReviewsDue(owner_id=owner_id))


@transaction.atomic
def send_reminder(*, owner: User) -> None:
    """Sends the owner one letter about all pages whose reminder waits; the marks and the sending stand or fall together.

    Nothing is sent about pages confirmed, withdrawn or entrusted to somebody else meanwhile. Raises OSError when the mail server
    does not take it.
    """
    waiting = ReviewReminder.objects.select_for_update().filter(owner=owner, sent_at=None)
    dates: dict[int, date] = dict(waiting.values_list("page_id", "review_on"))
    due = PublishedSnapshot.objects.filter(page_id__in=dates, content_owner=owner)
    pages = [
        page for page in due.order_by("review_on", "pk") if page.review_on == dates[page.page_id]
    ]
    if not waiting.update(sent_at=timezone.now()) or not owner.is_active or not pages:
        return
    send_letter("page_review_due", to=owner, pages=pages, today=timezone.localdate())
