"""The demonstration: complete, in two languages, the same at every loading, refused on a site in use."""

import gzip
import json
from collections import Counter
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Page

from demo import sheets, texts
from demo.blocks import BodyMaker
from demo.texts import rich, spaced
from discussion.models import Comment, Reaction
from home.models import HomePage
from pages.models import Helpfulness, PublishedSnapshot
from people.models import OrgUnit, User
from tests.factories import UserFactory

TODAY = date(2027, 1, 12)
SHEETS = 40


@pytest.fixture(scope="module")
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


@pytest.fixture
def load(db, settings, tmp_path, monkeypatch, few_sheets):
    """`load()`: the demonstration with few sheets; returns what the command prints."""
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(sheets, "FILE", few_sheets)

    def run() -> str:
        out = StringIO()
        call_command("load_demo", "--today", TODAY.isoformat(), stdout=out)
        return out.getvalue()

    return run


def state() -> dict[str, list]:
    """All that a visitor could tell two demonstrations apart by."""
    shown = PublishedSnapshot.objects.order_by("path").values_list(
        "path",
        "title",
        "summary",
        "body_text",
        "review_on",
        "verified_on",
        "verified_by__username",
        "tags",
    )
    said = Comment.objects.order_by(
        "conversation__object_id", "thread_number", "stored__submit_date"
    )
    votes = Helpfulness.objects.order_by("page__url_path", "person__username")
    return {
        "people": list(
            User.objects.order_by("username").values_list(
                "username", "public_id", "unit__name", "job_title"
            )
        ),
        "pages": list(shown),
        "comments": list(said.values_list("public_id", "user__username", "comment", "submit_date")),
        "votes": list(
            votes.values_list("page__url_path", "person__username", "found_answer", "reason")
        ),
    }


def test_it_shows_a_whole_group_its_help_and_what_is_said_of_it(load):
    out = load()

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
    assert "alice" in out


def test_own_pages_are_translations_of_one_another(load):
    load()

    shown = PublishedSnapshot.objects.get(path="/fr/aide/outils/faire-une-note-de-frais/")
    assert [link["path"] for link in shown.translations] == [
        "/en/help/tools/submit-an-expense-claim/"
    ]
    assert shown.content_owner.username == "karim.zerouali"
    assert shown.verified_on == TODAY - timedelta(days=12)
    assert PublishedSnapshot.objects.filter(review_on__lt=TODAY).exists()
    assert HomePage.objects.get(slug="en").shown_sections.count() == 3


def test_every_kind_of_block_is_on_some_page(load):
    load()

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


def test_the_payroll_section_is_for_payroll_officers(load):
    load()
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


def test_people_sign_in_with_the_password_that_is_printed(load, settings, client):
    out = load()

    assert settings.PARVIS_DEMO_PASSWORD in out
    assert client.login(username="alice", password=settings.PARVIS_DEMO_PASSWORD)
    assert not client.login(username="nadia", password=settings.PARVIS_DEMO_PASSWORD)


def test_loading_it_again_changes_nothing(load):
    load()
    before = state()

    load()

    assert state() == before


def test_it_is_the_same_on_every_site(load):
    found = []
    for _site in "12":
        with transaction.atomic():
            load()
            found.append(state())
            transaction.set_rollback(True)

    assert found[0] == found[1]
    assert found[0]["votes"]


def test_a_loading_that_was_interrupted_is_finished_by_the_next(load, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(BodyMaker, "body", _fail)
        with pytest.raises(InterruptedError):
            load()
    assert not Comment.objects.exists()

    load()

    assert Comment.objects.count() == 34
    assert PublishedSnapshot.objects.filter(path__startswith="/en/help/").count() == 18


def _fail(*_args) -> None:
    raise InterruptedError


def test_a_site_with_people_of_its_own_is_left_alone(load):
    UserFactory(username="jean.dupont")

    with pytest.raises(CommandError, match="has people of its own"):
        load()
    assert User.objects.count() == 1


def test_all_sheets_of_the_file_name_their_source_and_date():
    with gzip.open(sheets.FILE, "rt", encoding="utf-8") as lines:
        rows = list(map(json.loads, lines))

    assert len(rows) == 972
    assert all(row["source"] and row["date"] and row["theme"] == "Travail" for row in rows)


def test_french_is_spaced_as_it_is_printed():
    assert spaced("Oui : « non » !", "fr") == "Oui\xa0: «\xa0non\xa0»\xa0!"
    assert spaced("Yes: no!", "en") == "Yes: no!"
    assert rich("[là](page:b)", "fr", lambda key: 7) == '<p><a linktype="page" id="7">là</a></p>'
