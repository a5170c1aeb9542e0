"""The history of a page for its readers: each publication with its author, its note and what it changed, word for word."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wagtail.models import PageLogEntry, Revision

from kernel.pagination import KeysetPage, keyset_page
from pages.models import PublishedSnapshot

PUBLICATIONS = ("wagtail.publish", "wagtail.publish.scheduled")
PAGE_SIZE = 20
MOST_WORDS = 6_000
SHOWN_AROUND = 12
_WORDS = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Span:
    """A run of words: kept ("same"), new ("added"), gone ("removed"), or left out ("skipped")."""

    kind: str
    words: str


def publications_of(snapshot: PublishedSnapshot, *, cursor: str | None) -> KeysetPage[PageLogEntry]:
    """When the page was published, by whom, newest first; one statement. The caller has passed the page's gate."""
    entries = PageLogEntry.objects.filter(page_id=snapshot.page_id, action__in=PUBLICATIONS)
    joined = entries.select_related("user", "revision")
    return keyset_page(joined, order=("-timestamp", "-pk"), cursor=cursor, size=PAGE_SIZE)


def note_of(publication: PageLogEntry) -> str:
    """What the author said of the change; nothing when the revision is no longer kept."""
    revision = publication.revision
    return str(revision.content.get("change_note", "")) if revision else ""


def difference(snapshot: PublishedSnapshot, publication_id: int) -> list[Span] | None:
    """What a publication changed against the one before it; None when one of the two is no longer kept.

    Three statements, and the reading of two revisions. Longer texts than `MOST_WORDS` are compared
    paragraph by paragraph only.
    """
    entries = PageLogEntry.objects.filter(page_id=snapshot.page_id, action__in=PUBLICATIONS)
    chosen = entries.select_related("revision").filter(pk=publication_id).first()
    if chosen is None or chosen.revision is None:
        return None
    earlier = entries.select_related("revision").filter(timestamp__lt=chosen.timestamp)
    before = earlier.order_by("-timestamp", "-pk").first()
    if before is None or before.revision is None:
        return None
    return list(compare(_paragraphs(before.revision), _paragraphs(chosen.revision)))


def _paragraphs(revision: Revision) -> list[str]:
    """Title, summary and the words of each block."""
    page: Any = revision.as_object()
    body = getattr(page, "body", None)
    blocks = body.stream_block.get_searchable_content(body) if body is not None else []
    return [str(part).strip() for part in (page.title, page.summary, *blocks) if str(part).strip()]


def compare(before: list[str], after: list[str]) -> Iterator[Span]:
    """Paragraphs first, then words inside those that changed; unchanged stretches are shortened."""
    by_word = sum(len(text.split()) for text in (*before, *after)) <= MOST_WORDS
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from _shortened(" ".join(before[a:b]))
        elif tag == "replace" and by_word:
            yield from _compare_words(" ".join(before[a:b]), " ".join(after[c:d]))
        else:
            yield from _whole(" ".join(before[a:b]), " ".join(after[c:d]))


def _compare_words(before: str, after: str) -> Iterator[Span]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from _shortened("".join(old[a:b]))
        else:
            yield from _whole("".join(old[a:b]), "".join(new[c:d]))


def _whole(before: str, after: str) -> Iterator[Span]:
    if before:
        yield Span("removed", before)
    if after:
        yield Span("added", after)


def _shortened(text: str) -> Iterator[Span]:
    words = _WORDS.findall(text)
    if len(words) <= 2 * SHOWN_AROUND:
        yield Span("same", text)
        return
    yield Span("same", "".join(words[:SHOWN_AROUND]))
    yield Span("skipped", "")
    yield Span("same", "".join(words[-SHOWN_AROUND:]))
