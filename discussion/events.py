"""What happens in conversations. Ids only; whoever hears of it reads the rows through a gate."""

from dataclasses import dataclass

from kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class CommentPosted(Event):
    """A comment or a reply is there. `mentioned_ids` may read it."""

    comment_id: int
    author_id: int
    mentioned_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class CommentEdited(Event):
    """A comment has another text; `mentioned_ids` are the people it did not name before."""

    comment_id: int
    mentioned_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class CommentRemoved(Event):
    """Its author took a comment back."""

    comment_id: int


@dataclass(frozen=True, kw_only=True)
class CommentRestored(Event):
    """A comment that was removed or hidden is shown again."""

    comment_id: int
    by_id: int


@dataclass(frozen=True, kw_only=True)
class CommentHidden(Event):
    """A moderator hid a comment, or a report did until a moderator decides (`by_id` is None)."""

    comment_id: int
    by_id: int | None


@dataclass(frozen=True, kw_only=True)
class CommentReported(Event):
    """Somebody asks moderators, or well-being contacts, to look at a comment."""

    report_id: int


@dataclass(frozen=True, kw_only=True)
class ReportsDecided(Event):
    """Reports of a comment were decided; those who reported are told."""

    comment_id: int
    report_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class CommentResolved(Event):
    """An editor says that the subject takes a comment into account."""

    comment_id: int
    by_id: int


@dataclass(frozen=True, kw_only=True)
class CommentReopened(Event):
    """An editor takes this back."""

    comment_id: int
    by_id: int


@dataclass(frozen=True, kw_only=True)
class ReactionAdded(Event):
    """Somebody thanked, or reacted otherwise."""

    comment_id: int
    user_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class ReactionRemoved(Event):
    """And took it back."""

    comment_id: int
    user_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class ConversationFollowed(Event):
    """Somebody wants to hear of new comments on a subject."""

    conversation_id: int
    user_id: int


@dataclass(frozen=True, kw_only=True)
class ConversationUnfollowed(Event):
    """And no longer does."""

    conversation_id: int
    user_id: int


@dataclass(frozen=True, kw_only=True)
class ThreadLocked(Event):
    """A moderator ended a thread: it takes no more replies. `comment_id` is its first comment."""

    comment_id: int
    by_id: int


@dataclass(frozen=True, kw_only=True)
class ThreadUnlocked(Event):
    """And opened it again."""

    comment_id: int
    by_id: int


@dataclass(frozen=True, kw_only=True)
class ConversationClosed(Event):
    """A moderator closed the comments of a subject."""

    conversation_id: int
    by_id: int


@dataclass(frozen=True, kw_only=True)
class ConversationReopened(Event):
    """And opened them again."""

    conversation_id: int
    by_id: int
