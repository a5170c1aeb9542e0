"""What a comment said before: each version with the words that its change took away and added."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from itertools import pairwise

from discussion.models import Comment

MOST_VERSIONS = 20
WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


@dataclass(frozen=True)
class Piece:
    """Some words of a version: kept, added, or taken away from the version before."""

    change: str  # "kept", "added" or "removed"
    text: str


@dataclass(frozen=True)
class Version:
    """One text of a comment, as Markdown, compared with the one before."""

    written_at: datetime
    pieces: list[Piece]
    is_first: bool


def versions_of(comment: Comment) -> list[Version]:
    """The newest versions, the present one first. One statement."""
    rows = comment.revisions.order_by("-number")[:MOST_VERSIONS]
    texts = [(row.body, row.written_at) for row in reversed(rows)]
    texts.append((comment.comment, comment.edited_at or comment.submit_date))
    first = Version(texts[0][1], [Piece("kept", texts[0][0])], is_first=True)
    later = [
        Version(written_at, list(_compared(before, text)), is_first=False)
        for (before, _at), (text, written_at) in pairwise(texts)
    ]
    return [*reversed(later), first]


def _compared(before: str, after: str) -> Iterator[Piece]:
    """The words of both texts. The matcher's own shortcut for frequent words keeps long texts cheap."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    for change, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, old, new
    ).get_opcodes():
        removed, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if change == "equal":
            yield Piece("kept", added)
            continue
        yield from (Piece(*piece) for piece in (("removed", removed), ("added", added)) if piece[1])
