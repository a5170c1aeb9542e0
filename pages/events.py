"""Facts about published pages and what readers say of them."""

from dataclasses import dataclass

from kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class PagesPublished(Event):
    """Snapshots were written: pages went live, or what they show changed. One event per batch."""

    page_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class PagesWithdrawn(Event):
    """Pages are no longer live, or were deleted."""

    page_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class SnapshotsOutdated(Event):
    """Something that these pages show or link to changed: their snapshots are to be written again."""

    page_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class PageRated(Event):
    """A reader said whether a page, or one entry of a FAQ, answered him."""

    helpfulness_id: int


@dataclass(frozen=True, kw_only=True)
class PageErrorReported(Event):
    """A reader reported an error to a page's owner."""

    report_id: int


@dataclass(frozen=True, kw_only=True)
class ReviewsDue(Event):
    """Pages of one owner come up for review, and the owner has not been told yet."""

    owner_id: int
