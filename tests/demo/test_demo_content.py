"""The demonstration is complete: people, pages of every kind in two languages, comments, a section for a few."""

import gzip
import json
from collections import Counter
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page

from demo import sheets, texts
from demo.texts import rich, spaced
from discussion.models import Comment, Reaction
from home.models import HomePage
from pages.models import Helpfulness, PublishedSnapshot
from people.models import OrgUnit, User
from tests.demo.loading import SHEETS, TODAY, load_demo

FILE = sheets.FILE


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory, few_sheets):
    """What the command printed, loaded once for the tests that only look."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    file = patch.object(sheets, "FILE", few_sheets)
    with django_db_blocker.unblock(), media, file, transaction.atomic():
        yield load_demo()
        transaction.set_rollback(True)


def test_it_shows_a_whole_group_its_help_and_what_is_said_of_it(loaded):
    assert User.objects.active().count() == 40
    assert OrgUnit.objects.get_queryset().count() == 6
    assert {unit.country for unit in OrgUnit.objects.get_queryset()} == {"FR", "BE", "LU"}
    kinds = Counter(PublishedSnapshot.objects.values_list("kind", flat=True))
    assert kinds["training"] == 4
    assert kinds["guide"] + kinds["faq"] == SHEETS + 22
    assert Comment.objects.count() == 34
    assert Reaction.objects.exists()
    assert Helpfulness.objects.filter(found_answer=False).exclude(reason="").exists()
    assert Page.find_problems() == ([], [], [], [], [])
    assert "alice" in loaded


def test_own_pages_are_translations_of_one_another(loaded):
    shown = PublishedSnapshot.objects.get(path="/fr/aide/outils/faire-une-note-de-frais/")
    assert [link["path"] for link in shown.translations] == [
        "/en/help/tools/submit-an-expense-claim/"
    ]
    assert shown.content_owner.username == "karim.zerouali"
    assert shown.verified_on == TODAY - timedelta(days=12)
    assert PublishedSnapshot.objects.filter(review_on__lt=TODAY).exists()
    assert HomePage.objects.get(slug="en").shown_sections.count() == 3


def test_every_kind_of_block_is_on_some_page(loaded):
    used = {name for page in texts.pages() for block in page["fr"]["body"] for name in block}
    assert used >= {
        "callout", "contact", "download", "faq", "glossary", "picture", "quote", "related", "step", "table", "text",
        "try_it", "variants", "video",
    }  # fmt: skip
    body = PublishedSnapshot.objects.get(
        path="/fr/aide/outils/animer-une-reunion-avec-tandem/"
    ).body_html
    assert "<video" in body
    assert "<track" in body


def test_the_payroll_section_is_for_payroll_officers(loaded):
    path = "/fr/aide/gestion-de-la-paie/cloturer-la-paie/"

    def may_read(handle: str) -> bool:
        reader = User.objects.get(username=handle)
        return PublishedSnapshot.objects.visible_to(reader).filter(path=path).exists()

    assert [may_read(handle) for handle in ("bob", "alice", "charlie", "dana")] == [
        True,
        True,
        False,
        False,
    ]


def test_people_sign_in_with_the_password_that_is_printed(loaded, settings):
    password = settings.PARVIS_DEMO_PASSWORD

    assert password in loaded
    assert authenticate(username="alice", password=password) is not None
    assert authenticate(username="nadia", password=password) is None


def test_all_sheets_of_the_file_name_their_source_and_date():
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        rows = list(map(json.loads, lines))

    assert len(rows) == 972
    assert all(row["source"] and row["date"] and row["theme"] == "Travail" for row in rows)


def test_french_is_spaced_as_it_is_printed():
    assert spaced("Oui : « non » !", "fr") == "Oui\xa0: «\xa0non\xa0»\xa0!"
    assert spaced("Yes: no!", "en") == "Yes: no!"
    assert rich("[là](page:b)", "fr", lambda key: 7) == '<p><a linktype="page" id="7">là</a></p>'
