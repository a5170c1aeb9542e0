"""People's formatted text: what Markdown gives is safe, cleaning twice changes nothing, and no text is slow."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.rich_text import clean_html, plain_text, render_markdown

FRAGMENTS = [
    "<script>", "</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:x'>", "</a>", "<svg onload=x>",
    "<p style='x'>", "<!--", "-->", "<style>", "&lt;", "<table><tr><td>", "<b", "[x](javascript:alert(1))",
    "https://exemple.fr", "**", "`", "<a href='https://exemple.fr'>",
]  # fmt: skip
MARKUP = st.lists(st.one_of(st.text(), st.sampled_from(FRAGMENTS))).map("".join)


@given(MARKUP)
def test_cleaning_twice_changes_nothing(markup):
    once = clean_html(markup)

    assert clean_html(once) == once


@given(MARKUP)
def test_rendered_text_is_clean_already(source):
    rendered = render_markdown(source)

    assert clean_html(rendered) == rendered


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "<img src=x onerror=alert(1)>",
        "![x](https://ailleurs.example/pixel.png)",
        '<a href="https://exemple.fr" onclick="alert(1)" style="position:fixed">x</a>',
    ],
)
def test_nothing_active_or_remote_comes_through(source):
    for cleaned in (render_markdown(source), clean_html(source)):
        for forbidden in (
            "<script",
            "<img",
            "<svg",
            'href="javascript',
            'href="data',
            "<a onclick",
        ):
            assert forbidden not in cleaned
    assert "onclick" not in clean_html(source)
    assert "style" not in clean_html(source)


def test_markdown_gives_the_formats_of_the_editor():
    rendered = render_markdown(
        "# Titre\n\n- **gras** et *italique*\n\n1. `code`\n\n~~barré~~ https://exemple.fr"
    )

    assert "<h2>Titre</h2>" in rendered, "the page keeps its only h1"
    assert "<strong>gras</strong>" in rendered
    assert "<s>barré</s>" in rendered
    assert '<a href="https://exemple.fr" rel="noopener nofollow">https://exemple.fr</a>' in rendered


def test_html_in_markdown_is_shown_as_text():
    assert render_markdown("a <b>b</b>") == "<p>a &lt;b&gt;b&lt;/b&gt;</p>\n"


def test_plain_text_keeps_words_apart_and_entities_readable():
    markup = "<h2>Congés</h2><p>Un&nbsp;deux<br>trois</p><ul><li>quatre</li><li>&lt;cinq&gt;</li></ul><script>non</script>"

    assert plain_text(markup) == "Congés Un deux trois quatre <cinq>"


@pytest.mark.parametrize(
    "unit", ["[", "*a ", "`", "<", "> ", "![", "a@b.", "https://", "|-", "- ", "&", "**a"]
)
def test_no_text_is_slow(unit):
    source = unit * (20_000 // len(unit))

    began = time.perf_counter()
    render_markdown(source)

    assert time.perf_counter() - began < 2
