"""An import that is killed leaves whole pages, and the next one goes on from there."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from pages.models import ImportedPage, PublishedSnapshot

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_clock]

DOCUMENTS = 400
PATIENCE = 60
IMPORTER = """
import sys, django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = sys.argv[1]
call_command("import_content", sys.argv[2], "--under", "/fr/aide/", skip_checks=True)
"""


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "fiches.jsonl"
    rows = (
        {
            "id": f"F{n}",
            "kind": "fiche",
            "title": f"Fiche {n}",
            "html": "<h2>Un</h2><p>Mot.</p>" * 20,
            "theme": "Droit",
        }
        for n in range(DOCUMENTS)
    )
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def imported() -> int:
    return ImportedPage.objects.exclude(source="sections").count()


def test_an_import_killed_in_the_middle_leaves_whole_pages_and_can_be_run_again(file):
    command = [sys.executable, "-c", IMPORTER, str(connection.settings_dict["NAME"]), str(file)]
    importer = subprocess.Popen(  # noqa: S603  our own command
        command, cwd=settings.BASE_DIR, env=os.environ, stdout=subprocess.DEVNULL
    )
    deadline = time.monotonic() + PATIENCE
    while not imported() and time.monotonic() < deadline and importer.poll() is None:
        time.sleep(0.02)
    importer.send_signal(signal.SIGKILL)
    importer.wait()

    done = imported()
    assert 0 < done < DOCUMENTS, "the import was not killed in the middle"
    assert Page.find_problems() == ([], [], [], [], [])
    pages = Page.objects.filter(imports__isnull=False)
    assert pages.count() == PublishedSnapshot.objects.filter(page__in=pages).count() == done + 2
    assert all(page.body for page in pages.filter(numchild=0).specific() if page.slug != "droit")

    call_command("import_content", file, "--under", "/fr/aide/", verbosity=0)

    assert imported() == DOCUMENTS
    assert Page.find_problems() == ([], [], [], [], [])
    assert PublishedSnapshot.objects.filter(title__startswith="Fiche ").count() == DOCUMENTS
    assert not ImportedPage.objects.filter(is_listed=False).exclude(source="sections").exists()
