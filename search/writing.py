"""Writes documents with their tokens and terms. Callers hold a transaction of the same database."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from kernel.audience import EVERYONE
from search.drafts import COPIED, Draft
from search.engines.choice import database_engine
from search.models import SearchDocument, SearchToken

IDENTITY = ["kind", "object_id", "fragment"]
WRITTEN = [
    *(name for name in COPIED if name not in IDENTITY),
    "body", "is_open", "title_terms", "summary_terms", "body_terms", "summary_length", "body_length", "indexed_at",
]  # fmt: skip
BATCH = 200


def write_documents(drafts: Sequence[Draft], *, using: str = "default") -> list[SearchDocument]:
    """Makes the documents what the drafts say, in place of what they were; idempotent. A dozen statements a batch."""
    written: list[SearchDocument] = []
    engine = database_engine(using)
    for start in range(0, len(drafts), BATCH):
        batch = drafts[start : start + BATCH]
        rows = SearchDocument.objects.using(using).bulk_create(
            [draft.document() for draft in batch],
            update_conflicts=True,
            unique_fields=IDENTITY,
            update_fields=WRITTEN,
        )
        tokens = {row.pk: draft.tokens for row, draft in zip(rows, batch, strict=True)}
        write_tokens(tokens, using=using)
        engine.index(rows, {})
        written += rows
    return written


def write_tokens(wanted: Mapping[int, Collection[str]], *, using: str = "default") -> None:
    """Makes the token rows of documents, by id, what they should be. Three statements when something differs, else one."""
    tokens = SearchToken.objects.using(using)
    held: dict[int, dict[str, int]] = defaultdict(dict)
    rows = tokens.filter(document__in=wanted).values_list("pk", "document_id", "token")
    for pk, document_id, token in rows:
        held[document_id][token] = pk
    stale = [pk for d in wanted for token, pk in held[d].items() if token not in wanted[d]]
    if stale:
        tokens.filter(pk__in=stale).delete()
    missing = [(d, token) for d in wanted for token in sorted(set(wanted[d]) - set(held[d]))]
    tokens.bulk_create([SearchToken(document_id=d, token=token) for d, token in missing])


def rewrite_audience(kind: str, audiences: Mapping[int, frozenset[str]]) -> list[int]:
    """Gives the documents of objects other tokens; returns the objects that have documents."""
    documents = SearchDocument.objects.of(kind, list(audiences))
    owners = dict(documents.values_list("pk", "object_id"))
    write_tokens({pk: audiences[object_id] for pk, object_id in owners.items()})
    for is_open in (True, False):
        meant = [
            object_id for object_id, held in audiences.items() if (EVERYONE in held) is is_open
        ]
        documents.filter(object_id__in=meant).update(is_open=is_open)
    return sorted(set(owners.values()))


def delete_documents(documents: Iterable[int], *, using: str = "default") -> None:
    """Deletes documents by id with their tokens and terms."""
    ids = list(documents)
    database_engine(using).delete(ids)
    SearchDocument.objects.using(using).filter(pk__in=ids).delete()
