"""The bar: 3,280 real documents within a minute and 300 MB on SQLite. Needs the corpus of `PARVIS_SHARED`."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

DOCUMENTS = 3_280
SECONDS = 60
MEGABYTES = 300
CHECK = """
from wagtail.models import Page
from pages.models import ImportedPage, PublishedSnapshot
made = ImportedPage.objects.exclude(source="sections")
print(made.count(), PublishedSnapshot.objects.filter(page__in=made.values("page")).count(), Page.find_problems())
"""


@pytest.fixture
def corpus() -> Path:
    shared = os.environ.get("PARVIS_SHARED")
    if not shared:
        pytest.fail("Set PARVIS_SHARED to the folder that holds corpus/hr-help-fr.")
    return Path(shared) / "corpus" / "hr-help-fr" / "documents.jsonl.gz"


@pytest.fixture
def manage(tmp_path):
    """`manage("migrate")`: a command of an embedded site of its own; returns what it prints."""
    switched = ("DATABASE_URL", "REDIS_URL", "ELASTICSEARCH_URL", "PARVIS_TEST_ON")
    environment = {name: value for name, value in os.environ.items() if name not in switched}
    environment |= {"PARVIS_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "intranet.settings.site"}

    def run(*arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(  # noqa: S603  our own command
            command,
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    return run


def test_the_corpus_is_imported_within_a_minute_and_300_megabytes(manage, corpus):
    manage("migrate", "-v0")
    start = time.monotonic()

    told = manage("import_content", str(corpus), "--under", "/fr/aide/")

    took = time.monotonic() - start
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assert f"{DOCUMENTS} created" in told
    found = manage("shell", "-v0", "-c", CHECK)
    assert found.split(" ", 2) == [str(DOCUMENTS), str(DOCUMENTS), "([], [], [], [], [])\n"]
    assert took <= SECONDS
    assert largest <= MEGABYTES
