"""Makes `data/hr-travail.jsonl.gz`: the sheets of theme "Travail" of the shared corpus, under subjects of an HR department.

Run by maintainers when the corpus changes: `PARVIS_SHARED=... python demo/making/make_hr_travail.py`. The corpus has one subject for
nearly all of these sheets, so the subjects are ours: the first rule whose words occur in the title decides, then the ones
in the summary. Nothing else of a document is changed.
"""

import gzip
import json
import os
import re
import unicodedata
from collections import Counter
from pathlib import Path

import yaml

THEME = "Travail"
OTHER = "Vie au travail"
HERE = Path(__file__).parent
RULES: dict[str, list[str]] = yaml.safe_load((HERE / "subjects.yaml").read_text(encoding="utf-8"))


def plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def subject_of(row: dict[str, str]) -> str:
    for words in (plain(row["title"]), plain(row["summary"])):
        for subject, patterns in RULES.items():
            if re.search("|".join(patterns), words):
                return subject
    return OTHER


def main() -> None:
    shared = Path(os.environ["PARVIS_SHARED"])
    source = shared / "corpus" / "hr-help-fr" / "documents.jsonl.gz"
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["theme"] == THEME]
    for row in rows:
        row["subject"] = subject_of(row)
    rows.sort(key=lambda row: (row["subject"], plain(row["title"]), row["id"]))
    target = HERE.parent / "data" / "hr-travail.jsonl.gz"
    with target.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        for row in rows:
            packed.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
    for subject, count in Counter(row["subject"] for row in rows).most_common():
        print(f"{count:5} {subject}")  # noqa: T201


if __name__ == "__main__":
    main()
