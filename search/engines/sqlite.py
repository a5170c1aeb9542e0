"""SQLite: two FTS5 tables, one of stems by field, one of the words of titles with an index of their beginnings."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections

from search.engines.database import DatabaseEngine, Posting
from search.models import SearchDocument
from search.text import words


class SqliteEngine(DatabaseEngine):
    """Terms hold letters and figures only, so between double quotes they are never operators."""

    name = "sqlite"

    def write(self, documents: Sequence[SearchDocument]) -> None:
        """One `executemany` for each of the two tables."""
        stems = [(d.pk, d.title_terms, d.summary_terms, " ".join(everything(d))) for d in documents]
        titles = [(d.pk, " ".join(words(d.title))) for d in documents]
        with connections[self.using].cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_postings (rowid, title, summary, everything) VALUES (%s, %s, %s, %s)",
                stems,
            )
            cursor.executemany(
                "INSERT INTO search_titles (rowid, title_words) VALUES (%s, %s)", titles
            )

    def delete(self, document_ids: Iterable[int]) -> None:
        """By row id, which FTS5 finds at once."""
        ids = [(document_id,) for document_id in document_ids]
        with connections[self.using].cursor() as cursor:
            cursor.executemany("DELETE FROM search_postings WHERE rowid = %s", ids)
            cursor.executemany("DELETE FROM search_titles WHERE rowid = %s", ids)

    def posting(self, posting: Posting) -> tuple[str, list[Any]]:
        """FTS5 reads postings in the order of ids, so the newest ones come first at no cost."""
        table = "search_titles" if posting.field == "title_words" else "search_postings"
        star = "*" if posting.is_prefix else ""
        asked = " OR ".join(f'"{term}"{star}' for term in posting.terms)
        select = f"SELECT rowid, %s, %s FROM {table} WHERE {table} MATCH %s"  # noqa: S608  names of ours
        values: list[Any] = [posting.weight, posting.covers, f"{posting.field} : ({asked})"]
        if posting.most is None:
            return select, values
        return f"SELECT * FROM ({select} ORDER BY rowid DESC LIMIT %s)", [*values, posting.most]  # noqa: S608


def everything(document: SearchDocument) -> list[str]:
    """Each term of a document once."""
    fields = (document.title_terms, document.summary_terms, document.body_terms)
    return list(dict.fromkeys(term for terms in fields for term in terms.split()))
