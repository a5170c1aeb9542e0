"""Items where only paragraphs and lists may stand, as in the answer of a FAQ: the form goes, the words stay."""

import html
from functools import singledispatch

from pages.importing.items import Box, Heading, Item, Quote, Table, Text


@singledispatch
def flat_markup(_item: Item) -> str:
    """Paragraphs and lists that say what the item says; a picture says nothing there."""
    return ""


@flat_markup.register
def _text(item: Text) -> str:
    return item.markup


@flat_markup.register
def _heading(item: Heading) -> str:
    return bold_line(item.text)


@flat_markup.register
def _quote(item: Quote) -> str:
    return f"<p>« {escaped(item.text)} »</p>"


@flat_markup.register
def _box(item: Box) -> str:
    return bold_line(item.label) + item.markup


@flat_markup.register
def _table(item: Table) -> str:
    return f"{bold_line(item.caption)}<ul>{''.join(_row(item, row) for row in item.rows)}</ul>"


def _row(table: Table, row: tuple[str, ...]) -> str:
    """The first cell, then the others with the headings of their columns: "1 enfant – Montant : 2,29 €"."""
    first, others = row[0], row[1:]
    named = zip(others, table.headings[1:] or ("",) * len(others), strict=True)
    parts = [
        f"{escaped(name)}\N{NO-BREAK SPACE}: {cell}" if name else cell
        for cell, name in named
        if cell
    ]
    return f"<li>{' – '.join(part for part in [first, *parts] if part)}</li>"


def bold_line(words: str) -> str:
    """A paragraph in bold, in the place of a heading; nothing for no words."""
    return f"<p><b>{escaped(words)}</b></p>" if words else ""


def escaped(words: str) -> str:
    """Words as rich text, apostrophes as they are."""
    return html.escape(words, quote=False)
