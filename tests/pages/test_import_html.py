"""HTML of other systems becomes blocks that editors can work with."""

from datetime import date

import pytest

from pages.importing.attribution import completed
from pages.importing.conversion import Converter, short_summary
from pages.importing.documents import Document, Origin
from pages.importing.markup import parse


def document(markup: str, **fields) -> Document:
    given = {"kind": "guide", "title": "Congés payés", "origin": Origin(source="wiki")} | fields
    return Document(where="line 1", external_id="1", markup=markup, **given)


def blocks(markup: str, **fields) -> list[tuple[str, object]]:
    """The blocks of a document without the line that names its source."""
    body = Converter(document(markup, **fields), locale="fr").body()
    shown = body if fields.get("kind") == "faq" else body[:-1]
    return [(block["type"], block["value"]) for block in shown]


def texts(markup: str, **fields) -> str:
    return "".join(value for kind, value in blocks(markup, **fields) if kind == "text")


def test_scripts_handlers_and_dangerous_links_do_not_arrive():
    markup = texts(
        '<p onclick="x()">Bonjour <script>alert(1)</script><a href="javascript:x()">vous</a>'
        '<iframe src="https://e.org"></iframe><style>p{}</style></p>'
    )

    assert markup == "<p>Bonjour vous</p>"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/a?b=1&amp;c=2", True),
        ("mailto:paie@example.org", True),
        ("#ancre", False),
        ("/relative/page", False),
        ("https://[-", False),
        ("data:text/html,x", False),
    ],
)
def test_only_links_that_lead_somewhere_safe_are_links(address, kept):
    markup = texts(f'<p>Voir <a href="{address}">la page</a></p>')

    assert ("<a href=" in markup) is kept
    assert "la page" in markup


def test_each_section_of_the_first_level_is_a_block():
    found = blocks("<p>Avant</p><h2>Un</h2><p>a</p><h3>Détail</h3><p>b</p><h2>Deux</h2><p>c</p>")

    assert found == [
        ("text", "<p>Avant</p>"),
        ("text", "<h2>Un</h2><p>a</p><h3>Détail</h3><p>b</p>"),
        ("text", "<h2>Deux</h2><p>c</p>"),
    ]


def test_heading_levels_start_at_two_and_have_no_gaps():
    markup = texts("<h4>Un</h4><p>a</p><h6>Sous un</h6><p>b</p><h3>Deux</h3><p>c</p>")

    assert markup == "<h2>Un</h2><p>a</p><h3>Sous un</h3><p>b</p><h2>Deux</h2><p>c</p>"


def test_headings_below_the_third_level_become_bold_lines():
    markup = texts("<h2>A</h2><h3>B</h3><h4>C</h4><p>fin</p>")

    assert markup == "<h2>A</h2><h3>B</h3><p><b>C</b></p><p>fin</p>"


def test_a_heading_that_only_warns_is_a_callout_of_the_paragraph_below_it():
    found = blocks(
        "<p>Le congé est de droit.</p><h4>Attention</h4><p>la demande est écrite.</p><p>Suite.</p>"
    )

    assert found == [
        ("text", "<p>Le congé est de droit.</p>"),
        (
            "callout",
            {"kind": "warning", "title": "Attention", "text": "<p>La demande est écrite.</p>"},
        ),
        ("text", "<p>Suite.</p>"),
    ]


def test_a_callout_takes_the_list_that_its_paragraph_announces():
    [callout, rest] = blocks("<h2>À savoir</h2><p>il faut :</p><ul><li>un</li></ul><p>Suite.</p>")

    assert callout[1]["text"] == "<p>Il faut :</p><ul><li>un</li></ul>"
    assert rest == ("text", "<p>Suite.</p>")


def test_boxes_marked_by_a_class_or_by_a_label_are_callouts():
    [spip, alert] = blocks(
        '<div class="texteencadre-spip spip"><strong>A SAVOIR</strong><br>Rien n’est dû.</div>'
        "<blockquote><p>[!WARNING]<br>Fermé lundi.</p></blockquote>"
    )

    assert spip == (
        "callout",
        {"kind": "key", "title": "A SAVOIR", "text": "<p>Rien n’est dû.</p>"},
    )
    assert alert[1]["kind"] == "warning"
    assert alert[1]["text"] == "<p>Fermé lundi.</p>"


def test_a_quotation_is_a_quote():
    assert blocks("<p>Il dit :</p><blockquote><p>Merci à tous.</p></blockquote>")[1] == (
        "quote",
        {"text": "Merci à tous.", "name": "", "role": ""},
    )


def test_a_table_keeps_its_title_its_headings_and_its_cells():
    [(kind, value)] = blocks(
        "<table><h4>Montants</h4><tr><td><p>Enfants</p></td><td>Somme</td></tr>"
        '<tr><td>1</td><td><strong>2,29 €</strong></td></tr><tr><td colspan="2">plus</td></tr></table>'
    )

    assert kind == "table"
    assert value["table"]["caption"] == "Montants"
    assert [column["heading"] for column in value["table"]["columns"]] == ["Enfants", "Somme"]
    assert [row["values"] for row in value["table"]["rows"]] == [
        ["<p>1</p>", "<p><b>2,29 €</b></p>"],
        ["<p>plus</p>", ""],
    ]
    assert value["row_headers"] is False


def test_a_table_whose_rows_are_named_by_th_says_so():
    [(_, value)] = blocks(
        "<table><tr><th>Paris</th><td>12</td></tr><tr><th>Lyon</th><td>9</td></tr></table>"
    )

    assert value["row_headers"] is True
    assert [column["heading"] for column in value["table"]["columns"]] == ["", ""]
    assert len(value["table"]["rows"]) == 2


def test_lists_keep_their_levels_and_paragraphs_in_items_become_lines():
    markup = texts("<ul><li><p>un</p><p>bis</p><ol><li>a</li></ol></li><ul><li>b</li></ul></ul>")

    assert markup == "<ul><li>un<br/>bis<ol><li>a</li></ol></li><li><ul><li>b</li></ul></li></ul>"


def test_small_digits_stay_small_and_ordinals_stay_readable():
    assert texts("<p>10 m<sup>2</sup>, le 1<sup>er</sup> mai, CO<sub>2</sub></p>") == (
        "<p>10 m², le 1er mai, CO₂</p>"
    )


def test_what_the_page_says_already_is_not_said_twice():
    markup = texts(
        "<h1>Congés payés</h1><p>Deux jours et demi par mois.</p><p>Le reste.</p><h2>Vide</h2>",
        summary="Deux jours et demi par mois.",
    )

    assert markup == "<p>Le reste.</p>"


def test_a_long_summary_is_cut_at_a_sentence_and_stands_whole_in_the_text():
    summary = f"{'Première phrase. ' * 12}{'Deuxième phrase bien plus longue encore. ' * 6}".strip()

    assert len(short_summary(summary)) <= 300
    assert short_summary(summary).endswith("phrase.") or short_summary(summary).endswith("encore.")
    assert texts("<p>Texte.</p>", summary=summary) == f"<p>{summary}</p><p>Texte.</p>"


def test_a_summary_without_sentences_is_cut_between_words():
    short = short_summary("mot " * 200)

    assert len(short) <= 300
    assert short.endswith("mot…")


def test_steps_named_as_such_become_steps():
    found = blocks(
        "<h2>Étape 1 : Ouvrez l’outil</h2><p>Cliquez.</p><h2>Étape 2 : Validez</h2><p>Fini.</p>"
    )

    assert found == [
        ("step", {"title": "Ouvrez l’outil", "text": "<p>Cliquez.</p>"}),
        ("step", {"title": "Validez", "text": "<p>Fini.</p>"}),
    ]


def test_the_title_of_a_faq_is_its_question_and_the_text_its_answer():
    [(kind, value)] = blocks(
        "<p>Oui.</p><h2>Cas général</h2><p>Toujours.</p><table><tr><td>a</td><td>b</td></tr>"
        "<tr><td>c</td><td>d</td></tr></table>",
        kind="faq",
        title="Est-ce dû ?",
    )

    assert kind == "faq"
    [entry] = [item["value"] for item in value["entries"]]
    assert entry["question"] == "Est-ce dû ?"
    assert entry["answer"].startswith(
        "<p>Oui.</p><p><b>Cas général</b></p><p>Toujours.</p><ul><li>c – b\N{NO-BREAK SPACE}: d</li></ul>"
    )


def test_a_faq_whose_headings_ask_has_an_entry_for_each():
    found = blocks(
        "<p>Intro</p><h2>Qui ?</h2><p>Vous.</p><h2>Quand ?</h2><p>Lundi.</p>", kind="faq"
    )

    assert found[0] == ("text", "<p>Intro</p>")
    assert found[1][1]["entries"][-1]["value"]["answer"].endswith("wiki.</i></p>")
    assert [item["value"]["question"] for item in found[1][1]["entries"]] == ["Qui ?", "Quand ?"]


def test_the_page_names_source_date_and_licence_of_public_documents():
    sheet = completed(
        document("<p>a</p>", origin=Origin(source="service-public.fr"), dated=date(2020, 1, 21))
    )
    line = Converter(sheet, locale="fr").body()[-1]["value"]

    assert 'href="https://www.service-public.fr/particuliers/vosdroits/1"' in line
    assert "Service-Public.fr (DILA)</a>, 21 janvier 2020." in line
    assert "Licence Ouverte / Etalab 2.0</a>" in line


def test_block_ids_are_the_same_at_every_conversion():
    first, second = (
        Converter(document("<p>a</p><h2>b</h2><p>c</p>"), locale="fr").body() for _ in "12"
    )

    assert [block["id"] for block in first] == [block["id"] for block in second]
    assert len({block["id"] for block in first}) == len(first)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 5_000 + "texte" + "</div>" * 5_000,
        "<ul><li>" * 500 + "texte",
        "<b>" * 1_000 + "texte",
        "<table>" * 200 + "<tr><td>texte",
        "<p>texte<p><li><td></table></ul>&#0;&nbsp;<x-y>",
        "texte" + "\x00\x0b",
    ],
)
def test_whatever_the_markup_its_words_arrive(markup):
    assert "texte" in str(blocks(markup))


def test_parsing_takes_time_in_proportion_to_the_text():
    assert len(parse("<p>a</p>" * 20_000)) == 20_000
