"""Writes published snapshots: whole when pages are published, their place alone when the tree around them changes.

Callers hold a transaction. Writing the same thing twice changes nothing and says so.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone
from wagtail.models import Page

from kernel.ports import audience_index
from pages.audience import AudienceMap
from pages.models import FormerAddress, PublishedSnapshot, SnapshotToken, TaggedPage
from pages.page_models import BasePage
from pages.rendering import render_body
from pages.surroundings import Surroundings

CHUNK = 100
PLACE_FIELDS = (
    "path", "tree_path", "breadcrumb", "section_id", "section_title", "theme", "translations",
)  # fmt: skip
CONTENT_FIELDS = (
    "public_id", "kind", "locale", "title", "summary", "body_html", "body_text", "entries", "toc",
    "tags", "extra", "content_owner_id", "verified_by_id", "verified_on", "review_on", "expert_ids",
    "reading_minutes", "first_published_at", "changed_at",
)  # fmt: skip


@dataclass
class Written:
    """What a write changed, as page ids."""

    appeared: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    relabelled: list[int] = field(default_factory=list)
    regated: list[int] = field(default_factory=list)

    def all(self) -> list[int]:
        """Every page whose snapshot is new or differs."""
        return sorted({*self.appeared, *self.changed})

    def known_otherwise(self) -> set[int]:
        """Pages that others must speak of differently: new, renamed, moved, for other readers."""
        return {*self.appeared, *self.relabelled, *self.regated}

    def __add__(self, other: "Written") -> "Written":
        return Written(
            self.appeared + other.appeared,
            self.changed + other.changed,
            self.relabelled + other.relabelled,
            self.regated + other.regated,
        )


def write_snapshots(page_ids: Collection[int]) -> Written:
    """Renders and stores the snapshots of those of the pages that are live, in chunks.

    About fifteen statements a chunk of a hundred pages, and what their blocks need to render (pictures, links).
    """
    written, audiences = Written(), AudienceMap.load()
    for chunk in _chunks(page_ids):
        pages = [page for page in _load(chunk) if isinstance(page, BasePage)]
        around = Surroundings(pages, audiences)
        content = _Content(pages)
        rows = [_row(page, around.describe(page), content.of(page, around)) for page in pages]
        _store(rows, around, pages, written, fields=(*CONTENT_FIELDS, *PLACE_FIELDS))
    return written


def place_snapshots(page_ids: Collection[int]) -> Written:
    """Brings address, breadcrumb, sections, translations and tokens of existing snapshots up to date; bodies stay."""
    written, audiences = Written(), AudienceMap.load()
    for chunk in _chunks(page_ids):
        kept = dict(
            PublishedSnapshot.objects.filter(page_id__in=chunk).values_list("page_id", "version")
        )
        pages = list(Page.objects.filter(pk__in=kept).specific(defer=True))
        around = Surroundings(pages, audiences)
        rows = [_moved_row(page, around.describe(page), kept[page.pk]) for page in pages]
        _store(rows, around, pages, written, fields=PLACE_FIELDS)
    return written


def withdraw_snapshots(page_ids: Collection[int]) -> list[int]:
    """Deletes the snapshots of pages that are no longer live; returns the pages that had one."""
    gone = PublishedSnapshot.objects.filter(page_id__in=page_ids)
    had = list(gone.values_list("page_id", flat=True))
    gone.delete()
    return had


def _chunks(page_ids: Collection[int]) -> Iterator[Sequence[int]]:
    ids = sorted(set(page_ids))
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _load(page_ids: Sequence[int]) -> list[Page]:
    live = Page.objects.filter(pk__in=page_ids, live=True)
    return list(live.select_related("locale", for_specific_subqueries=True).specific())


class _Content:
    """What pages say themselves; tags and experts are read for all of them at once."""

    def __init__(self, pages: Sequence[BasePage]) -> None:
        self._tags = _grouped(
            TaggedPage.objects.filter(content_object__in=pages)
            .order_by("tag__name")
            .values_list("content_object_id", "tag__name")
        )
        self._experts: dict[int, list[Any]] = {}
        for kind in {type(page) for page in pages}:
            experts: Any = kind._meta.get_field("experts")
            page_column, person_column = experts.m2m_column_name(), experts.m2m_reverse_name()
            links = experts.remote_field.through.objects
            ids = [page.pk for page in pages if type(page) is kind]
            found = links.filter(**{f"{page_column}__in": ids}).order_by("pk")
            self._experts |= _grouped(found.values_list(page_column, person_column))

    def of(self, page: BasePage, around: Surroundings) -> dict[str, Any]:
        """The fields of a snapshot that depend on the page alone."""
        body = render_body(page, around.readers(page))
        published = page.last_published_at or page.latest_revision_created_at or timezone.now()
        return {
            "public_id": page.public_id,
            "kind": page.kind,
            "locale": page.locale.language_code,
            "title": page.title,
            "summary": page.summary,
            "body_html": body.html,
            "body_text": body.text,
            "entries": body.entries,
            "toc": body.toc,
            "tags": self._tags.get(page.pk, []),
            "extra": page.snapshot_extra(),
            "content_owner_id": page.content_owner_id,
            "verified_by_id": page.verified_by_id,
            "verified_on": page.verified_on,
            "review_on": page.review_on,
            "expert_ids": self._experts.get(page.pk, []),
            "reading_minutes": body.reading_minutes,
            "first_published_at": page.first_published_at or published,
            "changed_at": published,
        }


def _grouped(pairs: Any) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for key, value in pairs:
        grouped[key].append(value)
    return grouped


def _row(page: Page, place: dict[str, Any], content: dict[str, Any]) -> PublishedSnapshot:
    version = _digest(content) + _digest(place)
    return PublishedSnapshot(page_id=page.pk, version=version, **content, **place)


def _moved_row(page: Page, place: dict[str, Any], version: str) -> PublishedSnapshot:
    """A row for an update that touches the place only: what it has no words for is not written."""
    half = len(version) // 2
    return PublishedSnapshot(
        page_id=page.pk, title=page.title, version=version[:half] + _digest(place), **place
    )


def _digest(values: dict[str, Any]) -> str:
    text = json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _store(
    rows: list[PublishedSnapshot],
    around: Surroundings,
    pages: Sequence[Page],
    written: Written,
    *,
    fields: Sequence[str],
) -> None:
    """Writes the rows that differ from what is stored, their former addresses and their tokens."""
    stored = _stored(rows)
    new = [row for row in rows if row.page_id not in stored]
    differing = [row for row in rows if _differs(row, stored)]
    for row in differing:
        row.pk = stored[row.page_id].pk
    _free_addresses([*new, *differing], stored)
    PublishedSnapshot.objects.bulk_create(new)
    PublishedSnapshot.objects.bulk_update(differing, [*fields, "version"])
    regated = _store_tokens({page.pk: around.tokens(page) for page in pages})
    written.appeared += [row.page_id for row in new]
    written.changed += [row.page_id for row in differing]
    written.regated += [page_id for page_id in regated if page_id in stored]
    written.relabelled += [
        row.page_id for row in differing if _label(row) != _label(stored[row.page_id])
    ]


def _stored(rows: list[PublishedSnapshot]) -> dict[int, PublishedSnapshot]:
    """The stored rows of the same pages, locked, without their bodies."""
    found = PublishedSnapshot.objects.select_for_update().filter(
        page_id__in=[row.page_id for row in rows]
    )
    return {row.page_id: row for row in found.only("page_id", "path", "title", "version")}


def _differs(row: PublishedSnapshot, stored: dict[int, PublishedSnapshot]) -> bool:
    return row.page_id in stored and row.version != stored[row.page_id].version


def _label(row: PublishedSnapshot) -> tuple[str, str]:
    return row.title, row.path


def _free_addresses(rows: list[PublishedSnapshot], stored: dict[int, PublishedSnapshot]) -> None:
    """Keeps the addresses that rows leave, and clears the new ones of whoever holds them still.

    Two pages that swap their slugs would else meet in the unique index.
    """
    arriving = [
        row for row in rows if row.page_id not in stored or row.path != stored[row.page_id].path
    ]
    if not arriving:
        return
    paths = [row.path for row in arriving]
    moved = [stored[row.page_id] for row in arriving if row.page_id in stored]
    holders = Q(path__in=paths) | Q(pk__in=[row.pk for row in moved])
    PublishedSnapshot.objects.filter(holders).update(path=Concat(Value("~"), F("public_id")))
    left = [FormerAddress(path=row.path, page_id=row.page_id) for row in moved]
    FormerAddress.objects.filter(path__in=[*paths, *(row.path for row in left)]).delete()
    FormerAddress.objects.bulk_create([address for address in left if address.path not in paths])


def _store_tokens(wanted: dict[int, frozenset[str]]) -> list[int]:
    """Makes the token rows of the pages what they should be; returns the pages for which they were not.

    Copies kept elsewhere, of search for one, follow in the same transaction.
    """
    snapshot_ids = dict(
        PublishedSnapshot.objects.filter(page_id__in=wanted).values_list("page_id", "pk")
    )
    held: dict[int, dict[str, int]] = {page_id: {} for page_id in snapshot_ids}
    rows = SnapshotToken.objects.filter(snapshot__page_id__in=wanted)
    for pk, page_id, token in rows.values_list("pk", "snapshot__page_id", "token"):
        held[page_id][token] = pk
    differing = [page_id for page_id in held if set(held[page_id]) != wanted[page_id]]
    stale = [pk for p in differing for token, pk in held[p].items() if token not in wanted[p]]
    missing = [(p, token) for p in differing for token in wanted[p] - set(held[p])]
    if stale:
        SnapshotToken.objects.filter(pk__in=stale).delete()
    SnapshotToken.objects.bulk_create(
        [SnapshotToken(snapshot_id=snapshot_ids[p], token=token) for p, token in missing]
    )
    index = audience_index.get()
    if index is not None and differing:
        index.rewrite(kind="page", audiences={p: wanted[p] for p in differing})
    return differing
