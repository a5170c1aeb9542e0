"""PostgreSQL: four columns of terms under one GIN index. Stems are made in Python, so no extension or dictionary is needed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connections

from search.engines.database import DatabaseEngine, Posting
from search.engines.sqlite import everything
from search.models import SearchDocument
from search.text import words


class PostgresqlEngine(DatabaseEngine):
    """Terms hold letters and figures only, so between quotes they are plain lexemes."""

    name = "postgresql"

    def write(self, documents: Sequence[SearchDocument]) -> None:
        """One `executemany`."""
        rows = [
            (
                document.pk,
                document.title_terms.split(),
                document.summary_terms.split(),
                everything(document),
                words(document.title),
            )
            for document in documents
        ]
        vectors = ", ".join(["array_to_tsvector(%s::text[])"] * 4)
        with connections[self.using].cursor() as cursor:
            cursor.executemany(
                "INSERT INTO search_postings (document_id, title, summary, everything, title_words)"
                f" VALUES (%s, {vectors})",
                rows,
            )

    def delete(self, document_ids: Iterable[int]) -> None:
        """One statement."""
        with connections[self.using].cursor() as cursor:
            cursor.execute(
                "DELETE FROM search_postings WHERE document_id = ANY(%s)", [list(document_ids)]
            )

    def posting(self, posting: Posting) -> tuple[str, list[Any]]:
        """Answered by the GIN index alone but for the document's id."""
        star = ":*" if posting.is_prefix else ""
        asked = " | ".join(f"'{term}'{star}" for term in posting.terms)
        select = (
            "SELECT document_id, %s::float8, %s::float8 FROM search_postings"  # noqa: S608  names of ours
            f" WHERE {posting.field} @@ %s::tsquery"
        )
        values: list[Any] = [posting.weight, posting.covers, asked]
        if posting.most is None:
            return select, values
        return f"(SELECT * FROM ({select}) AS newest ORDER BY 1 DESC LIMIT %s)", [
            *values,
            posting.most,
        ]  # noqa: S608
