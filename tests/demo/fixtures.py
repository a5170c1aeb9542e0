"""Files that tests of the demonstration share."""

import gzip
import json

import pytest

from demo import sheets, texts
from tests.demo.loading import SHEETS


@pytest.fixture(scope="session")
def few_sheets(tmp_path_factory):
    """Some of the sheets, those that are talked about among them: the whole file is a minute's work, not a test's."""
    talked_about = {
        row["imported"] for row in texts.data("conversations.yaml") if "imported" in row
    }
    with gzip.open(sheets.FILE, "rt", encoding="utf-8") as lines:
        rows = sorted(map(json.loads, lines), key=lambda row: row["id"] not in talked_about)[
            :SHEETS
        ]
    path = tmp_path_factory.mktemp("demo") / "hr.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path
