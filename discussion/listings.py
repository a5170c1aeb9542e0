"""The comments of a subject as one viewer reads them: two statements whatever there is, newest thread first."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from math import ceil
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from discussion.cards import Card, Surroundings, cards_of
from discussion.composers import Composer, new_comment
from discussion.models import Comment, Conversation
from discussion.places import COMMENTS_PER_PAGE, FIRST_REPLIES, THREADS_PER_PAGE, list_address
from discussion.subjects import Subject
from people.models import User

NEIGHBOURS = 2  # page numbers shown on each side of the current one


@dataclass(frozen=True)
class Thread:
    """The comments of a thread that a page shows, and how many more there are."""

    cards: list[Card]
    more_count: int


@dataclass(frozen=True)
class Pages:
    """What `components/pager.html` reads."""

    previous: str
    next: str
    numbers: list[dict[str, Any] | None]


@dataclass
class Listing:
    """One page of the comments of a subject, which the viewer may read."""

    subject: Subject
    viewer: User
    number: int = 1
    written: Composer | None = None  # a composer that was refused
    focus: str = ""  # the public id of the comment to which the focus goes
    in_thread = False

    @cached_property
    def conversation(self) -> Any:
        """With what the viewer may do and has done; one that says nothing before the first comment. One statement."""
        rows = Conversation.objects.visible_to(self.viewer).for_panel(self.viewer)
        found = rows.about(self.subject.kind, self.subject.object_id).first()
        return found or silence(self.subject)

    @cached_property
    def threads(self) -> list[Thread]:
        """Those of this page, each with its first replies. One statement, none when there are none."""
        last = self.conversation.thread_count - (self.number - 1) * THREADS_PER_PAGE
        if last <= 0:
            return []
        rows = self.conversation.comments.filter(
            thread_number__gt=last - THREADS_PER_PAGE,
            thread_number__lte=last,
            order__lte=1 + FIRST_REPLIES,
        )
        around = Surroundings.of(self.conversation, self.subject, self.viewer, self.focus)
        return list(_threads(rows, around))

    @property
    def composer(self) -> Composer | None:
        """Where one writes; none when the conversation is closed."""
        if self.conversation.closed_at:
            return None
        return self.written or new_comment(self.subject, draft=self.conversation.draft)

    @property
    def pages(self) -> Pages:
        """Numbered pages, newest first."""
        count = ceil(self.conversation.thread_count / THREADS_PER_PAGE)
        return numbered(count, self.number, list_address(self.subject), "comments")

    @property
    def address(self) -> str:
        """The page of comments alone, below which follow, draft, mentions and close have their addresses."""
        return list_address(self.subject)

    def version(self) -> str:
        """Changes with anything this page of comments shows to this viewer. One statement."""
        said = self.conversation
        parts = (said.version, said.is_followed, said.can_moderate, said.can_resolve, said.draft)
        return "|".join(map(str, parts))


@dataclass
class ThreadListing:
    """One page of a single thread."""

    first: Comment  # any comment of the thread, read through the gate
    subject: Subject
    viewer: User
    number: int = 1
    focus: str = ""
    composer = None
    in_thread = True

    @cached_property
    def conversation(self) -> Any:
        """With what the viewer may do. One statement."""
        return (
            Conversation.objects.visible_to(self.viewer)
            .for_panel(self.viewer)
            .get(pk=self.first.conversation_id)
        )

    @cached_property
    def threads(self) -> list[Thread]:
        """The one thread, as far as this page goes. One statement."""
        end = self.number * COMMENTS_PER_PAGE
        rows = self.conversation.comments.filter(
            thread_number=self.first.thread_number,
            order__gt=end - COMMENTS_PER_PAGE,
            order__lte=end,
        )
        around = Surroundings.of(self.conversation, self.subject, self.viewer, self.focus)
        return list(_threads(rows, around, is_whole=True))

    @property
    def pages(self) -> Pages:
        """Numbered pages, oldest first. One statement."""
        root = self.conversation.comments.filter(pk=self.first.thread_id)
        count = ceil((1 + root.values_list("nested_count", flat=True).get()) / COMMENTS_PER_PAGE)
        address = reverse("discussion:comment-thread", args=[self.first.public_id])
        return numbered(count, self.number, address, "comments")

    @property
    def address(self) -> str:
        """The page of all comments."""
        return list_address(self.subject)


def numbered(count: int, current: int, address: str, anchor: str) -> Pages:
    """The numbers around the current page, the first and the last; gaps are None."""

    def link(number: int) -> str:
        query = f"?{urlencode({'page': number})}" if number > 1 else ""
        return f"{address}{query}#{anchor}"

    near = range(current - NEIGHBOURS, current + NEIGHBOURS + 1)
    shown = [n for n in range(1, count + 1) if n in near or n in {1, count}]
    numbers: list[dict[str, Any] | None] = []
    for before, number in zip([0, *shown], shown, strict=False):
        numbers += [None] if number > before + 1 else []
        numbers.append({"number": number, "url": link(number), "current": number == current})
    previous = link(current - 1) if 1 < current <= count + 1 else ""
    return Pages(previous, link(current + 1) if current < count else "", numbers)


def silence(subject: Subject) -> Conversation:
    """A conversation in which nobody has said anything yet; not stored."""
    quiet = Conversation(kind=subject.kind, object_id=subject.object_id)
    nothing = {"is_followed": False, "can_moderate": False, "can_resolve": False, "draft": None}
    quiet.__dict__.update(nothing)
    return quiet


def _threads(rows: Any, around: Surroundings, *, is_whole: bool = False) -> Iterator[Thread]:
    ordered = rows.with_abilities(around.viewer).for_card().in_tree_order()
    for _number, comments in groupby(ordered, key=attrgetter("thread_number")):
        thread = list(comments)
        more = 0 if is_whole else thread[0].nested_count - FIRST_REPLIES
        cards = cards_of(thread, around)
        if cards:
            yield Thread(cards, max(0, more))
