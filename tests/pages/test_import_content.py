"""`manage.py import_content`: documents become pages, once; what editors did stays."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.db.models import QuerySet
from wagtail.models import Collection, Page, PageLogEntry, Revision

from kernel.models import OutboxEvent
from pages.events import PagesPublished
from pages.importing import run
from pages.models import (
    Download,
    FaqPage,
    HelpSectionPage,
    ImportedPage,
    Picture,
    PublishedSnapshot,
    QuickStartGuidePage,
)
from tests.pages.factories import publish, republish, restrict

SHEET = {
    "source": "wiki",
    "kind": "fiche",
    "summary": "En bref.",
    "subject": "Travail",
    "theme": "Travail",
    "date": "2020-01-21",
}


def sheet(number: int, **fields) -> dict:
    own = {"id": f"F{number}", "title": f"Fiche {number}", "html": f"<p>Texte {number}</p>"}
    return SHEET | own | fields


@pytest.fixture
def file(tmp_path):
    """`file(row, row)`: a file of these rows."""

    def write(*rows: dict | str) -> Path:
        path = tmp_path / "fiches.jsonl"
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("\n".join(lines))
        return path

    return write


def import_content(path: Path, *options: str, under: str = "/fr/aide/") -> str:
    """What the command prints; raises CommandError when rows were refused."""
    out = StringIO()
    call_command("import_content", path, "--under", under, *options, stdout=out)
    return out.getvalue()


def guides() -> QuerySet[QuickStartGuidePage]:
    """The imported guides, in the order of the tree."""
    return QuickStartGuidePage.objects.filter(imports__isnull=False).order_by("path")


def body_of(page: Page) -> str:
    return json.dumps([block["value"] for block in page.specific.body.raw_data], ensure_ascii=False)


def test_sheets_become_guides_and_questions_faqs_below_their_section(help_centre, file):
    out = import_content(file(sheet(1), sheet(2, kind="question-reponse", title="Est-ce dû ?")))

    guide, faq = guides().get(), FaqPage.objects.get(imports__isnull=False)
    assert guide.url_path == "/fr/aide/travail/fiche-1/"
    assert faq.url_path == "/fr/aide/travail/est-ce-du/"
    assert guide.live
    assert guide.first_published_at.date().isoformat() == "2020-01-21"
    assert "2 created" in out
    assert Page.find_problems() == ([], [], [], [], [])
    assert HelpSectionPage.objects.get(slug="travail").numchild == 2


def test_readers_find_the_page_with_its_source_at_once(help_centre, file, bob):
    import_content(file(sheet(1, source="service-public.fr")))

    shown = PublishedSnapshot.objects.visible_to(bob).get(title="Fiche 1")
    assert shown.path == "/fr/aide/travail/fiche-1/"
    assert shown.theme == shown.section_title == "Travail"
    assert "21 janvier 2020" in shown.body_text
    assert "Licence Ouverte / Etalab 2.0" in shown.body_text


def test_an_import_is_announced_once_per_batch(help_centre, file):
    OutboxEvent.objects.all().delete()

    import_content(file(*(sheet(n) for n in range(5))))

    [event] = OutboxEvent.objects.filter(name=PagesPublished.name)
    assert len(event.payload["page_ids"]) == 6  # five pages and their section


def test_a_dry_run_says_what_would_be_done_and_touches_nothing(help_centre, file, statements):
    path = file(sheet(1), sheet(2, kind="poème"))
    before = Page.objects.count(), ImportedPage.objects.count(), OutboxEvent.objects.count()

    with pytest.raises(CommandError), statements() as counted:
        import_content(path, "--dry-run")

    assert (
        Page.objects.count(),
        ImportedPage.objects.count(),
        OutboxEvent.objects.count(),
    ) == before
    assert not [statement for statement in counted.sql if not statement.startswith("SELECT")]


def test_importing_again_changes_nothing(help_centre, file):
    path = file(sheet(1), sheet(2))
    import_content(path)
    before = list(Page.objects.order_by("pk").values())

    out = import_content(path)

    assert "0 created, 0 updated, 2 unchanged" in out
    assert list(Page.objects.order_by("pk").values()) == before


def test_a_changed_document_updates_its_page_and_editors_see_both_versions(help_centre, file):
    import_content(file(sheet(1), sheet(2)))
    page = guides().get(title="Fiche 1")
    assert Revision.objects.for_instance(page).count() == 0

    out = import_content(
        file(sheet(1, title="Fiche une", html="<p>Nouveau</p>", date="2021-02-03"), sheet(2))
    )

    page.refresh_from_db()
    assert "1 updated, 1 unchanged" in out
    assert (page.title, page.url_path) == ("Fiche une", "/fr/aide/travail/fiche-1/")
    assert "Nouveau" in body_of(page)
    old, new = Revision.objects.for_instance(page).order_by("created_at")
    assert "Texte 1" in old.as_object().body.raw_data[0]["value"]
    assert "Nouveau" in new.as_object().body.raw_data[0]["value"]
    assert page.latest_revision == page.live_revision == new
    assert page.get_latest_revision_as_object().title == "Fiche une"
    assert "Nouveau" in PublishedSnapshot.objects.get(page=page).body_html


def test_a_page_that_an_editor_changed_is_left_alone_and_told(help_centre, file):
    import_content(file(sheet(1)))
    republish(guides().get(), title="Le titre d’Alice")
    changed = file(sheet(1, html="<p>Nouveau</p>"))

    out = import_content(changed)

    assert "line 1 (F1): protected: an editor has changed the page" in out
    assert guides().get().title == "Le titre d’Alice"

    import_content(changed, "--overwrite")

    assert guides().get().title == "Fiche 1"
    assert "Nouveau" in body_of(guides().get())


def test_a_draft_an_editor_works_on_protects_the_page_too(help_centre, file):
    import_content(file(sheet(1)))
    guides().get().save_revision()

    assert "an editor has changed the page" in import_content(file(sheet(1, html="<p>b</p>")))


def test_after_an_update_of_ours_the_page_is_still_ours(help_centre, file):
    for html in ("<p>a</p>", "<p>b</p>", "<p>c</p>"):
        out = import_content(file(sheet(1, html=html)))

    assert "1 updated" in out


def test_pages_that_editors_deleted_or_took_offline_stay_so(help_centre, file):
    import_content(file(sheet(1), sheet(2)))
    guides().get(title="Fiche 1").delete()
    guides().get(title="Fiche 2").unpublish()
    changed = file(sheet(1, html="<p>b</p>"), sheet(2, html="<p>b</p>"))

    out = import_content(changed)

    assert "line 1 (F1): protected: an editor deleted the page" in out
    assert "line 2 (F2): protected: an editor took the page offline" in out
    assert not guides().live().exists()

    import_content(changed, "--overwrite")

    assert guides().live().count() == 2


def test_a_page_does_not_change_its_kind(help_centre, file):
    import_content(file(sheet(1)))

    out = import_content(file(sheet(1, kind="question-reponse")), "--overwrite")

    assert "protected: the page is of another kind" in out


def test_moved_and_renamed_pages_and_sections_are_found_again(help_centre, section, file):
    import_content(file(sheet(1)))
    travail = HelpSectionPage.objects.get(slug="travail")
    republish(travail, title="Droit du travail", slug="droit-du-travail")
    guides().get().move(HelpSectionPage.objects.get(pk=section.pk), pos="last-child")

    import_content(file(sheet(1, html="<p>b</p>"), sheet(2)))

    assert guides().get(title="Fiche 1").get_parent().pk == section.pk
    assert guides().get(title="Fiche 2").get_parent().pk == travail.pk
    assert not HelpSectionPage.objects.filter(slug="travail").exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_section_that_an_editor_made_is_used(help_centre, file):
    own = publish(help_centre, HelpSectionPage, "Travail")

    out = import_content(file(sheet(1)))

    assert guides().get().get_parent().pk == own.pk
    assert "Sections created" not in out


def test_documents_of_one_title_get_addresses_of_their_own(help_centre, file):
    import_content(file(sheet(1, title="Congés"), sheet(2, title="Congés"), sheet(3, title="!!!")))

    slugs = set(guides().values_list("slug", flat=True))
    assert slugs == {"conges", "conges-2", "page"}


def test_broken_rows_are_told_and_the_rest_is_imported(help_centre, file):
    path = file(
        sheet(1), "{oops", sheet(3, kind="poème"), sheet(1), sheet(5, owner="personne"), sheet(6)
    )

    out = StringIO()
    with pytest.raises(CommandError) as stopped:
        call_command("import_content", path, "--under", "/fr/aide/", stdout=out)

    assert stopped.value.returncode == 1
    told = out.getvalue()
    assert "line 2: refused: not JSON" in told
    assert 'line 3 (F3): refused: unknown kind "poème"' in told
    assert 'line 4 (F1): refused: the id "F1" came already, at line 1' in told
    assert 'line 5 (F5): refused: nobody active has the handle "personne"' in told
    assert "2 created" in told
    assert guides().count() == 2


def test_the_report_file_has_a_line_for_each_row(help_centre, file, tmp_path):
    report = tmp_path / "report.csv"
    with pytest.raises(CommandError):
        import_content(file(sheet(1), sheet(2, id="=1+1", kind="?")), "--report", str(report))

    lines = report.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "where;id;outcome;reason;address"
    assert lines[1].startswith("line 2;'=1+1;refused;")
    assert lines[2] == "line 1;F1;created;;/fr/aide/travail/fiche-1/"


def test_owner_tags_and_review_date_come_with_the_document(help_centre, file, alice, bob):
    import_content(
        file(sheet(1, owner="bob", tags=["Paie", "paie"], review_on="2027-03-01"), sheet(2)),
        "--owner",
        "alice",
    )

    first = guides().get(title="Fiche 1")
    assert (first.content_owner, first.review_on.isoformat()) == (bob, "2027-03-01")
    assert [tag.name for tag in first.tags.all()] == ["Paie"]
    assert PublishedSnapshot.objects.get(page=first).tags == ["Paie"]
    assert guides().get(title="Fiche 2").content_owner == alice


@pytest.mark.parametrize(
    ("under", "options", "reason"),
    [
        ("/de/hilfe/", [], "Nothing can be imported below /de/hilfe/"),
        ("/", [], "Nothing can be imported below /"),
        ("/fr/aide/outils-rh/deleguer-une-validation/", [], "Nothing can be imported below"),
        ("/fr/aide/", ["--locale", "en"], "is in 'fr', not in 'en'"),
        ("/fr/aide/", ["--audience-check", "restricted"], "read by everyone, not restricted"),
    ],
)
def test_a_wrong_place_is_refused_before_anything_is_read(guide, file, under, options, reason):
    with pytest.raises(CommandError) as stopped:
        import_content(file(sheet(1)), *options, under=under)

    assert reason in str(stopped.value)
    assert stopped.value.returncode == 2
    assert not ImportedPage.objects.exists()


@pytest.mark.parametrize("name", ["absent.jsonl", "fiches.docx"])
def test_a_path_that_is_nothing_known_is_refused(help_centre, tmp_path, name):
    (tmp_path / "fiches.docx").write_text("x")

    with pytest.raises(CommandError) as stopped:
        import_content(tmp_path / name)

    assert stopped.value.returncode == 2


def test_the_end_of_the_address_that_does_not_exist_is_made(home_page, file):
    import_content(file(sheet(1, theme="", subject="")), under="/fr/aide/droit-social/")

    assert guides().get().url_path == "/fr/aide/droit-social/fiche-1/"
    assert HelpSectionPage.objects.get(slug="droit-social").title == "Droit social"


def test_below_a_home_page_documents_without_section_get_one(home_page, file):
    import_content(file(sheet(1, theme="", subject="")), under="/fr/")

    assert guides().get().get_parent().title == "Divers"


def test_pages_of_a_restricted_section_are_its_readers_only(closed_section, file, bob, charlie):
    import_content(
        file(sheet(1)), "--audience-check", "restricted", under="/fr/aide/projet-boreal/"
    )

    assert PublishedSnapshot.objects.visible_to(bob).filter(title="Fiche 1").exists()
    assert not PublishedSnapshot.objects.visible_to(charlie).filter(title="Fiche 1").exists()


def test_pages_are_found_by_the_search_of_the_admin(help_centre, file):
    import_content(file(sheet(1, title="Mutuelle obligatoire")))

    assert [page.title for page in Page.objects.all().search("Mutuelle")] == [
        "Mutuelle obligatoire"
    ]
    assert not ImportedPage.objects.filter(
        page__title="Mutuelle obligatoire", is_listed=False
    ).exists()


def test_history_tells_of_the_import(help_centre, file):
    import_content(file(sheet(1)))

    assert PageLogEntry.objects.filter(action="pages.import", label="Fiche 1").exists()


def test_an_editor_who_is_quicker_does_not_spoil_the_batch(help_centre, file, monkeypatch):
    import_content(file(sheet(1)))
    travail = HelpSectionPage.objects.get(slug="travail")
    tries = []

    def meet_an_editor(**parts):
        tries.append(1)
        if len(tries) == 1:
            raise IntegrityError
        return run_action(**parts)

    run_action = run.import_documents
    monkeypatch.setattr(run, "import_documents", meet_an_editor)

    import_content(file(sheet(1), sheet(2)))

    travail.refresh_from_db()
    assert travail.numchild == 2
    assert len(tries) == 2


def test_statements_do_not_grow_with_each_document_of_a_batch(help_centre, file, statements):
    import_content(file(sheet(0)))
    with statements() as few:
        import_content(file(*(sheet(n) for n in range(1, 11))))
    with statements() as many:
        import_content(file(*(sheet(n) for n in range(11, 51))))

    assert many.total - few.total <= 6  # rows of some tables go in more than one statement


@pytest.fixture
def folder(tmp_path, settings, picture_file):
    """A folder with two files that link to each other, a picture and a download."""
    root = tmp_path / "guides"
    (root / "outils" / "img").mkdir(parents=True)
    (root / "outils" / "img" / "ecran.png").write_bytes(picture_file(40, 30).read())
    (root / "outils" / "a.md").write_text(
        "---\ntitle: Ouvrir\ndate: 2026-05-04\n---\nVoir [la suite](b.md), [les outils](../outils/), [rien](nul.md).\n\n"
        "![L’écran d’accueil](img/ecran.png)\n\n![](../../dehors.png)\n\n[Le formulaire](form.pdf)\n"
    )
    (root / "outils" / "b.md").write_text("# Fermer\n\nRevenir [au début](a.md#fin).\n")
    (root / "outils" / "form.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "dehors.png").write_bytes(picture_file(10, 10).read())
    settings.MEDIA_ROOT = tmp_path / "media"
    return root


def test_relative_links_become_page_links_and_pictures_come_along(help_centre, folder):
    out = import_content(folder)

    first, second = guides()
    assert f'linktype=\\"page\\" id=\\"{second.pk}\\"' in body_of(first)
    assert f'linktype=\\"page\\" id=\\"{first.pk}\\"' in body_of(second)
    assert f'linktype=\\"page\\" id=\\"{first.get_parent().pk}\\"' in body_of(first)
    assert f'linktype=\\"document\\" id=\\"{Download.objects.get().pk}\\"' in body_of(first)
    picture = Picture.objects.get()
    assert picture.collection.name == "guides"
    image = next(block["value"] for block in first.body.raw_data if block["type"] == "picture")
    assert image["picture"] == {
        "image": picture.pk,
        "decorative": False,
        "alt_text": "L’écran d’accueil",
    }
    assert 'outils/a.md: the link to "outils/nul.md" leads nowhere' in out
    assert 'outils/a.md: the picture "../../dehors.png" was left out' in out
    assert 'href="/fr/aide/outils/b/"' in PublishedSnapshot.objects.get(page=first).body_html


def test_importing_a_folder_again_takes_nothing_twice(help_centre, folder):
    import_content(folder)
    import_content(folder)
    (folder / "outils" / "a.md").write_text("# Ouvrir\n\n![](img/ecran.png)\n")
    out = import_content(folder)

    assert "1 updated, 1 unchanged" in out
    assert Picture.objects.count() == 1
    assert Collection.objects.filter(name="guides").count() == 1


def test_links_to_files_of_a_later_batch_are_made_in_the_end(help_centre, folder, monkeypatch):
    monkeypatch.setattr(run, "BATCH_SIZE", 1)

    import_content(folder)

    first, second = guides()
    assert f'linktype=\\"page\\" id=\\"{second.pk}\\"' in body_of(first)
    assert not Revision.objects.for_instance(first).exists()
    assert 'href="/fr/aide/outils/b/"' in PublishedSnapshot.objects.get(page=first).body_html
    assert "2 unchanged" in import_content(folder)


def test_pictures_of_a_restricted_section_are_kept_to_its_readers(closed_section, folder):
    import_content(folder, under="/fr/aide/projet-boreal/")

    [restriction] = Picture.objects.get().collection.view_restrictions.all()
    assert [group.name for group in restriction.groups.all()] == ["Atelier"]


def test_a_page_used_in_an_imported_one_is_known_to_be(help_centre, folder):
    import_content(folder)

    picture = Picture.objects.get()
    assert picture.get_usage().count() == 1


def test_restriction_of_a_subsection_decides_for_its_pictures(help_centre, folder):
    restrict(publish(help_centre, HelpSectionPage, "Outils"), "Atelier")

    import_content(folder)

    assert Picture.objects.get().collection.view_restrictions.exists()
