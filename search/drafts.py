"""A document as its source describes it, before its words are counted."""

from dataclasses import dataclass
from datetime import date, datetime

from kernel.audience import EVERYONE
from search.models import SearchDocument
from search.text import terms

LONGEST_BODY = 200_000  # characters
COPIED = (
    "kind", "object_id", "fragment", "type", "locale", "path", "title", "changed_at", "published_at", "summary", "keywords",
    "theme", "section_title", "trail", "community_id", "popularity", "author_id", "verified_by_id", "verified_on", "review_on",
    "content_version",
)  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """What a source says of one thing that may be found, and the audience tokens that may find it."""

    kind: str
    object_id: int
    type: str
    locale: str
    path: str
    title: str
    changed_at: datetime
    published_at: datetime
    tokens: frozenset[str]
    fragment: str = ""
    summary: str = ""
    body: str = ""
    keywords: str = ""
    theme: str = ""
    section_title: str = ""
    trail: str = ""
    community_id: int | None = None
    popularity: float = 0.0
    author_id: int | None = None
    verified_by_id: int | None = None
    verified_on: date | None = None
    review_on: date | None = None
    content_version: str = ""

    @property
    def identity(self) -> tuple[str, int, str]:
        """Names the document: it is written over, not doubled."""
        return self.kind, self.object_id, self.fragment

    def document(self) -> SearchDocument:
        """The row, with its terms counted. About a millisecond a thousand words."""
        body = self.body[:LONGEST_BODY]
        summary_terms = terms(f"{self.summary} . {self.keywords}", self.locale)
        body_terms = terms(body, self.locale)
        return SearchDocument(
            **{name: getattr(self, name) for name in COPIED},
            body=body,
            is_open=EVERYONE in self.tokens,
            title_terms=" ".join(terms(self.title, self.locale)),
            summary_terms=" ".join(summary_terms),
            body_terms=" ".join(body_terms),
            summary_length=len(summary_terms),
            body_length=len(body_terms),
        )
