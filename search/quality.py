"""Relevance as numbers: how well an engine ranks documents that people judged, on files in the format of the corpus."""

import gzip
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

DEPTH = 10
MEASURES = ("ndcg@10", "mrr", "success@1", "success@3", "success@10")
FILES = {"documents": "documents.jsonl", "queries": "queries.jsonl"}


class UnreadableFile(Exception):
    """A file of documents or queries is absent or not in the corpus's format."""


@dataclass(frozen=True)
class Intent:
    """What people want to know, in several wordings, and the documents that answer it."""

    queries: Sequence[str]
    relevant: frozenset[str]


def read_rows(file: Path, name: str) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, packed or not; of the usual one of a folder. Raises UnreadableFile."""
    if file.is_dir():
        usual = [file / FILES[name], file / f"{FILES[name]}.gz"]
        file = next((found for found in usual if found.exists()), usual[0])
    opened = gzip.open if file.suffix == ".gz" else open
    number = 0
    try:
        with opened(file, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):  # noqa: B007  names the line in the error
                if line.strip():
                    yield json.loads(line)
    except (OSError, ValueError) as error:
        message = f"{file}, line {number}: {error}"
        raise UnreadableFile(message) from error


def read_intents(file: Path) -> list[Intent]:
    """The intents of a file; wordings that occur twice count once."""
    return [
        Intent(tuple(dict.fromkeys(row["queries"])), frozenset(row["relevant"]))
        for row in read_rows(file, "queries")
    ]


def measure_rows(intent: Intent, search: Callable[[str], Sequence[str]]) -> dict[str, float]:
    """The mean of each measure over the wordings of an intent."""
    rows = [_of_query(search(query)[:DEPTH], intent.relevant) for query in intent.queries]
    return {name: fmean(row[name] for row in rows) for name in MEASURES}


def summarise(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """The mean over intents, so that one of many wordings counts once."""
    return {name: round(fmean(row[name] for row in rows), 4) if rows else 0.0 for name in MEASURES}


def _of_query(found: Sequence[str], relevant: frozenset[str]) -> dict[str, float]:
    hits = [place for place, document in enumerate(found) if document in relevant]
    ideal = sum(1 / math.log2(place + 2) for place in range(min(DEPTH, len(relevant))))
    first = hits[0] if hits else math.inf
    return {
        "ndcg@10": sum(1 / math.log2(place + 2) for place in hits) / ideal if ideal else 0.0,
        "mrr": 1 / (first + 1),
        "success@1": float(first < 1),
        "success@3": float(first < 3),
        "success@10": float(first < DEPTH),
    }
