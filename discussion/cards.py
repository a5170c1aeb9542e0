"""Finished values of comments for templates: what is shown of each, and which buttons it has for the viewer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from discussion.models import Comment, Reaction
from discussion.models.comments import UNDO_WITHIN
from discussion.places import permalink_base
from discussion.subjects import Role, Subject
from people.models import User

ICONS = {
    Reaction.Kind.THANKS: "heart",
    Reaction.Kind.AGREE: "thumbs-up",
    Reaction.Kind.IDEA: "lightbulb",
}
ROLES = {Role.OWNER: _("Owner"), Role.EXPERT: _("Expert")}
State = Comment.State


@dataclass(frozen=True)
class ReactionButton:
    """One kind of reaction under a comment."""

    kind: str
    label: str | Promise
    icon: str
    count: int
    is_own: bool


@dataclass(frozen=True)
class Surroundings:
    """What the cards of one page have in common."""

    viewer: User
    subject: Subject
    can_moderate: bool
    can_resolve: bool
    base: str
    focus: str = ""  # the public id of the comment to which the focus goes

    @classmethod
    def of(
        cls, conversation: Any, subject: Subject, viewer: User, focus: str = ""
    ) -> "Surroundings":
        """From a conversation read with `for_panel`."""
        moderates, resolves = conversation.can_moderate, conversation.can_resolve
        return cls(viewer, subject, moderates, resolves, permalink_base(), focus)


@dataclass(frozen=True)
class Card:
    """One comment as one viewer sees it. No statement: everything comes with the row and its page."""

    comment: Any  # a Comment read with `with_abilities` and `for_card`
    around: Surroundings
    answered: Comment | None = None  # on the last level: which sibling it answers

    @property
    def address(self) -> str:
        """The permanent address, below which each action has its own."""
        return f"{self.around.base}{self.comment.public_id}/"

    @property
    def has_focus(self) -> bool:
        return bool(self.around.focus == self.comment.public_id)

    @property
    def is_own(self) -> bool:
        return bool(self.comment.user_id == self.around.viewer.pk)

    @property
    def is_shown(self) -> bool:
        return bool(self.comment.is_shown)

    @cached_property
    def shows_text(self) -> bool:
        """For everybody while it is shown; then for its author and moderators, unless the text is gone."""
        if self.is_shown:
            return True
        is_hidden = self.comment.state != State.REMOVED
        insider = self.is_own or (is_hidden and self.around.can_moderate)
        return insider and bool(self.comment.comment)

    @property
    def role(self) -> str | Promise:
        """What the author is for the subject, in a word."""
        role = self.around.subject.roles.get(self.comment.user_id)
        return ROLES[role] if role else ""

    @property
    def can_reply(self) -> bool:
        return self.is_shown and bool(self.comment.is_open)

    @property
    def can_edit(self) -> bool:
        return self.is_own and self.can_reply

    @property
    def can_remove(self) -> bool:
        return self.is_own and self.is_shown

    @property
    def can_undo(self) -> bool:
        """The author changed his mind in time."""
        if not (self.is_own and self.comment.state == State.REMOVED and self.comment.comment):
            return False
        return bool(timezone.now() - self.comment.state_changed_at <= UNDO_WITHIN)

    @property
    def can_report(self) -> bool:
        return self.is_shown and not self.is_own

    @property
    def can_hide(self) -> bool:
        return self.around.can_moderate and self.comment.state in {State.SHOWN, State.SUSPENDED}

    @property
    def can_show(self) -> bool:
        return self.around.can_moderate and self.comment.state in {State.HIDDEN, State.SUSPENDED}

    @property
    def can_lock(self) -> bool:
        return self.around.can_moderate and self.comment.level == 0

    @property
    def can_resolve(self) -> bool:
        return self.around.can_resolve and self.is_shown

    @property
    def has_menu(self) -> bool:
        """Something can be done besides answering."""
        return self.is_shown or self.can_show or self.can_hide or self.can_lock

    @property
    def reaction_count(self) -> int:
        return sum(self.comment.reaction_counts.values())

    @cached_property
    def reactions(self) -> list[ReactionButton]:
        """One button for each kind, thanks first."""
        own = self.comment.own_reactions or []
        counts = self.comment.reaction_counts
        return [
            ReactionButton(kind.value, kind.label, ICONS[kind], counts.get(kind, 0), kind in own)
            for kind in Reaction.Kind
        ]


def cards_of(comments: Iterable[Any], around: Surroundings) -> list[Card]:
    """Cards in the order of the rows, without those of which there is nothing to show and nothing below."""
    rows = list(comments)
    by_id: Mapping[int, Comment] = {row.pk: row for row in rows}
    cards = []
    for row in rows:
        beside = row.in_reply_to_id if row.in_reply_to_id != row.parent_id else None
        card = Card(row, around, by_id.get(beside) if beside else None)
        if card.shows_text or row.nested_count:
            cards.append(card)
    return cards
