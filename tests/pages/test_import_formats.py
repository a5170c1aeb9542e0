"""What can be read from a file or folder becomes a document; what cannot is refused with its place and a reason."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from pages.importing.documents import Document, Problem
from pages.importing.json_lines import JsonLines
from pages.importing.markdown_folder import MarkdownFolder

SHEET = {
    "id": "F1",
    "source": "wiki",
    "kind": "fiche",
    "title": "Congés payés",
    "summary": "En bref.",
    "subject": "Travail, Ressources humaines",
    "theme": "Travail",
    "date": "2020-01-21",
    "html": "<p>Texte</p>",
}


def rows(path: Path, *lines, **options) -> list[Document | Problem]:
    """What is read from a file of these rows; bytes are written as they are."""
    content = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(b"\n".join(content) + b"\n")
    return list(JsonLines(path, **options).read())


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "lignes.jsonl"


@pytest.fixture
def folder(tmp_path):
    """`folder({"a.md": "..."})`: a folder of these files."""

    def make(files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / "doc" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "doc"

    return make


def read(path: Path) -> dict[str, Document | Problem]:
    return {row.where: row for row in MarkdownFolder(path).read()}


def test_a_row_becomes_a_document(file):
    [document] = rows(file, SHEET)

    assert (document.where, document.external_id, document.kind) == ("line 1", "F1", "guide")
    assert (document.title, document.dated) == ("Congés payés", date(2020, 1, 21))
    assert document.origin.source == "wiki"
    assert [section.title for section in document.sections] == ["Travail", "Ressources humaines"]


@pytest.mark.parametrize(
    ("sections", "titles"),
    [
        ("theme-subject", ["Travail", "Ressources humaines"]),
        ("subject", ["Ressources humaines"]),
        ("theme", ["Travail"]),
        ("none", []),
    ],
)
def test_rows_are_filed_as_asked(file, sections, titles):
    [document] = rows(file, SHEET, sections=sections)

    assert [section.title for section in document.sections] == titles


def test_a_row_may_say_its_own_sections_owner_tags_and_review_date(file):
    more = {
        "sections": ["RH", "Paie"],
        "owner": "alice",
        "tags": ["a", "b", "a"],
        "review_on": "2027-03-01",
    }
    [document] = rows(file, SHEET | more)

    assert [section.title for section in document.sections] == ["RH", "Paie"]
    assert (document.owner, document.tags, document.review_on) == (
        "alice",
        ("a", "b"),
        date(2027, 3, 1),
    )


def test_compressed_files_blank_lines_and_a_byte_order_mark_are_no_matter(tmp_path):
    path = tmp_path / "lignes.jsonl.gz"
    path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + json.dumps(SHEET).encode() + b"\n\n  \n"))
    reader = JsonLines(path)

    assert [type(row) for row in reader.read()] == [Document]
    assert reader.count() == 3


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{oops", "not JSON: "),
        (b"[" * 100_000, "not JSON that can be read: nested too deeply"),
        (b"[1, 2]", "not an object with fields"),
        (b'{"id": "caf\xe9"}', "not UTF-8: byte 12"),
        (SHEET | {"id": ""}, '"id" is missing'),
        (SHEET | {"title": "  "}, '"title" is missing'),
        (SHEET | {"title": ["a"]}, '"title" is not a text'),
        (SHEET | {"title": "x" * 300}, '"title" has 300 characters, 255 are possible'),
        (SHEET | {"html": ""}, '"html" is missing'),
        (SHEET | {"html": 12}, '"html" is not a text'),
        (SHEET | {"html": "x" * 2_000_001}, '"html" has 2000001 characters'),
        (SHEET | {"kind": "video"}, 'unknown kind "video"'),
        (SHEET | {"kind": None}, '"kind" is missing'),
        (SHEET | {"date": "21/01/2020"}, '"date" is "21/01/2020", not a date'),
        (SHEET | {"date": "2020-02-31"}, "not a date"),
        (SHEET | {"review_on": 12}, "not a date"),
        (SHEET | {"tags": {"a": 1}}, '"tags" is not a list'),
        (SHEET | {"sections": list("abcdefg")}, '"sections" has 7 levels'),
        (SHEET | {"duration_minutes": -1}, '"duration_minutes" is not a whole number'),
        (
            b'{"id": "F1", "kind": "fiche", "title": "\\ud800", "html": "x"}',
            '"title" holds half a character',
        ),
    ],
)
def test_a_broken_row_is_refused_with_line_and_reason_and_the_others_are_read(file, line, reason):
    before, broken, after = rows(file, SHEET, line, SHEET)

    assert isinstance(before, Document)
    assert isinstance(broken, Problem)
    assert broken.where == "line 2"
    assert reason in broken.reason
    assert after.where == "line 3"


def test_a_line_that_never_ends_is_refused_without_being_kept(file, monkeypatch):
    monkeypatch.setattr("pages.importing.json_lines.LONGEST_LINE", 1_000)

    broken, after = rows(file, SHEET | {"html": "x" * 5_000}, SHEET)

    assert broken.reason == "the line is longer than 1000 bytes"
    assert after.where == "line 2"


def test_a_compressed_file_that_breaks_off_gives_what_it_holds_and_says_where_it_ends(tmp_path):
    path = tmp_path / "lignes.jsonl.gz"
    lines = b"".join(
        json.dumps(SHEET | {"id": f"F{n}", "html": f"<p>{n * n}</p>"}).encode() + b"\n"
        for n in range(900)
    )
    path.write_bytes(gzip.compress(lines)[:-2_000])
    *documents, last = JsonLines(path).read()

    assert len(documents) > 100
    assert all(isinstance(row, Document) for row in documents)
    assert last.reason.startswith("the file cannot be read further")
    assert JsonLines(path).count() == 0


def test_a_file_of_another_kind_that_calls_itself_compressed_is_a_problem(tmp_path):
    path = tmp_path / "lignes.jsonl.gz"
    path.write_bytes(b"PK\x03\x04")

    assert [type(row) for row in JsonLines(path).read()] == [Problem]


def test_control_characters_do_not_arrive(file):
    [document] = rows(file, SHEET | {"title": "Con\x00gés\x1b", "html": "<p>a\x0bb</p>"})

    assert document.title == "Congés"
    assert document.markup == "<p>ab</p>"


def test_the_checksum_follows_the_content_and_not_the_place(file):
    first, second, third = rows(file, SHEET, SHEET, SHEET | {"html": "<p>Autre</p>"})

    assert first.checksum == second.checksum != third.checksum


def test_a_markdown_file_becomes_a_document_and_its_folder_a_section(folder):
    path = folder(
        {
            "01-outils/index.md": "---\ntitle: Outils du quotidien\nsummary: Voyages et frais.\n---\n",
            "01-outils/02-notes_de_frais.md": "---\ntitle: Notes de frais\ntags: [frais, voyage]\nowner: alice\n"
            "review_on: 2027-03-01\nkind: faq\n---\n## Qui ?\n\nVous.\n",
        }
    )
    [document] = read(path).values()

    assert document.external_id == "01-outils/02-notes_de_frais.md"
    assert (document.kind, document.slug, document.title) == (
        "faq",
        "notes_de_frais",
        "Notes de frais",
    )
    assert (document.tags, document.owner, document.review_on) == (
        ("frais", "voyage"),
        "alice",
        date(2027, 3, 1),
    )
    [section] = document.sections
    assert (section.title, section.slug, section.summary) == (
        "Outils du quotidien",
        "outils",
        "Voyages et frais.",
    )
    assert "<h2>Qui ?</h2>" in document.markup


def test_without_front_matter_the_first_heading_is_the_title_and_names_are_read_as_words(folder):
    path = folder({"premiers-pas/a.md": "# Ouvrir sa session\n\nTexte.", "b_c.md": "Texte."})
    found = read(path)

    assert found["premiers-pas/a.md"].title == "Ouvrir sa session"
    assert "<h1>" not in found["premiers-pas/a.md"].markup
    assert found["premiers-pas/a.md"].sections[0].title == "Premiers pas"
    assert found["b_c.md"].title == "B c"
    assert found["b_c.md"].sections == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"caf\xe9", "not UTF-8: byte 4"),
        ("---\ntitle: [\n---\nx", "the front matter is not YAML"),
        ("---\n- a\n---\nx", "the front matter is not a list of fields"),
        ("---\nkind: poème\n---\nx", 'unknown kind "poème"'),
        ("---\ndate: demain\n---\nx", "not a date"),
        ("---\ntitle: A\n---\n\n", "there is no text"),
        (f"# {'x' * 300}\n\ntexte", "the title has 300 characters"),
    ],
)
def test_a_broken_file_is_refused_with_its_path_and_reason(folder, content, reason):
    found = read(folder({"a.md": content, "b.md": "Texte"}))

    assert reason in found["a.md"].reason
    assert isinstance(found["b.md"], Document)


def test_a_broken_index_file_is_a_problem_and_the_name_of_the_folder_stands(folder):
    found = read(folder({"outils/index.md": b"\xff", "outils/a.md": "Texte"}))

    assert found["outils/a.md"].sections[0].title == "Outils"
    assert "not UTF-8" in found["outils/index.md"].reason


def test_hidden_files_other_files_and_what_lies_outside_are_not_read(folder, tmp_path):
    (tmp_path / "secret.md").write_text("Secret")
    path = folder({".git/a.md": "x", "b.txt": "x", "c.md": "Texte"})
    (path / "lien.md").symlink_to(tmp_path / "secret.md")

    assert list(read(path)) == ["c.md"]


def test_a_changed_picture_beside_a_file_is_a_change_of_the_document(folder):
    path = folder({"a.md": "![](x.png)", "x.png": b"1"})
    before = read(path)["a.md"].checksum
    (path / "x.png").write_bytes(b"2")

    assert read(path)["a.md"].checksum != before
