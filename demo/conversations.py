"""What colleagues say of the pages: comments, replies, thanks, and whether they found their answer."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from demo.kept import SOURCE as KEPT
from demo.kept import kept_page_id
from demo.organisation import Cast, public_id
from demo.texts import data, spaced
from discussion import subjects
from discussion.actions import AlreadyPosted, post_comment, react, reply
from discussion.models import Comment, Conversation, Reaction
from discussion.subjects import Subject
from pages.importing.models import ImportedPage
from pages.importing.sections import SOURCE
from pages.models import Helpfulness, PublishedSnapshot
from people.models import User

Fields = dict[str, Any]
QUERIES = (
    "note de frais",
    "remboursement",
    "congé",
    "télétravail",
    "mot de passe",
    "arrêt maladie",
    "",
)
REASONS = (Helpfulness.Reason.CONFUSING, Helpfulness.Reason.OFF_TOPIC, Helpfulness.Reason.PICTURES)
RATED_SHEETS = 80


def converse(cast: Cast, *, now: datetime) -> Iterator[int]:
    """Posts what is not there yet, as of the days the data file says; yields how many comments at a time."""
    for row in data("conversations.yaml"):
        page_id = _page_id(row)
        if page_id:
            yield _Conversation(cast, row, page_id, now).hold()


def _page_id(row: Fields) -> int | None:
    if "page" in row:
        return kept_page_id(row["page"], row["locale"])
    sheet = ImportedPage.objects.filter(external_id=row["imported"]).exclude(source=SOURCE).first()
    return sheet.page_id if sheet else None


class _Conversation:
    """The comments of one page."""

    def __init__(self, cast: Cast, row: Fields, page_id: int, now: datetime) -> None:
        self.cast = cast
        self.locale = row["locale"]
        self.name = f"demo {row.get('page') or row['imported']} {self.locale}"
        self.comments = row["comments"]
        self.page_id = page_id
        self.now = now
        self.posted = 0

    @transaction.atomic
    def hold(self) -> int:
        """Posts what is missing; returns how many comments that were."""
        for number, row in enumerate(self.comments):
            comment = self._post(row, composer=f"{self.name} {number}")
            for place, answer in enumerate(row.get("replies", [])):
                self._post(answer, composer=f"{self.name} {number} {place}", to=comment)
        if self.posted:
            self._set_last_comment()
        return self.posted

    def _post(self, row: Fields, *, composer: str, to: Comment | None = None) -> Comment:
        author = self.cast.people[row["by"]]
        subject, body = self._subject(author), spaced(row["text"], self.locale)
        try:
            if to is None:
                comment = post_comment(author=author, subject=subject, body=body, composer=composer)
            else:
                comment = reply(author=author, to=to, subject=subject, body=body, composer=composer)
        except AlreadyPosted as before:
            return before.comment
        self.posted += 1
        self._date(comment, row["days_ago"], composer)
        for handle in row.get("thanks", []):
            react(comment=comment, user=self.cast.people[handle], kind=Reaction.Kind.THANKS)
        return comment

    def _subject(self, author: User) -> Subject:
        found = subjects.find_by_id(kind="page", object_id=self.page_id, viewer=author)
        if found is None:
            raise LookupError(f"{author} may not read page {self.page_id}.")
        return found

    def _date(self, comment: Comment, days_ago: int, composer: str) -> None:
        """Gives the comment its day, at an hour of work that follows from its place, and an address that stays the same."""
        hour = timedelta(hours=9, minutes=17 * (self.posted % 25))
        day = timezone.localtime(self.now).replace(hour=0, minute=0, second=0, microsecond=0)
        moment = min(day - timedelta(days=days_ago) + hour, self.now)
        comment.submit_date, comment.public_id = moment, public_id(composer)
        Comment.objects.filter(pk=comment.pk).update(public_id=comment.public_id)
        type(comment.stored).norel_objects.filter(pk=comment.pk).update(submit_date=moment)

    def _set_last_comment(self) -> None:
        said = Comment.objects.filter(
            conversation__kind="page", conversation__object_id=self.page_id
        )
        last = said.order_by("-submit_date").values_list("submit_date", flat=True).first()
        Conversation.objects.filter(kind="page", object_id=self.page_id).update(
            last_comment_at=last
        )


@transaction.atomic
def vote(cast: Cast) -> int:
    """Readers' answers to "did you find your answer?" on our pages and on some sheets; returns how many there are."""
    chance = Random("votes")  # noqa: S311  the same for everybody, no secret
    open_pages = PublishedSnapshot.objects.visible_to(cast.people["charlie"])
    shown = open_pages.filter(kind__in=["guide", "training", "faq"]).order_by("path")
    own = shown.filter(page__imports__source=KEPT).values_list("page_id", flat=True)
    sheets = list(shown.exclude(page__imports__source=KEPT).values_list("page_id", flat=True))
    rated = [*own, *chance.sample(sheets, min(RATED_SHEETS, len(sheets)))]
    people = [
        cast.people[handle] for handle in sorted(cast.people) if cast.people[handle].is_active
    ]
    votes = [
        _vote(page_id, person, chance)
        for page_id in rated
        for person in chance.sample(people, chance.randrange(2, 12))
    ]
    Helpfulness.objects.bulk_create(votes, ignore_conflicts=True)
    return len(votes)


def _vote(page_id: int, person: User, chance: Random) -> Helpfulness:
    """Four readers of five found their answer; the fifth says why not."""
    found = chance.random() < 0.8  # noqa: PLR2004
    return Helpfulness(
        page_id=page_id,
        person=person,
        found_answer=found,
        reason="" if found else chance.choice(REASONS),
        query=chance.choice(QUERIES),
    )
