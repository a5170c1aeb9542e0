"""Inline markup of a document as the rich text that editors know: bold, italic, links, lists. The rest keeps its words."""

import html
import re
from collections.abc import Callable, Iterator

from pages.importing.items import Table
from pages.importing.markup import Element, Node, text_of

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
WRAPPERS = {"aside", "center", "div", "figure", "section"}
BLOCK_TAGS = HEADINGS | WRAPPERS | {
    "blockquote", "dl", "hr", "ol", "p", "pre", "table", "ul",
}  # fmt: skip
LISTS = {"ol", "ul"}
LINES = BLOCK_TAGS | {"br", "caption", "dd", "dt", "figcaption", "li", "td", "th", "tr"}
INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
MOST_SPANNED = 50

_EDGES = ("<br/>", "&nbsp;")
_BREAKS = re.compile(r"\s*<br/>(?:\s|<br/>)*")
_EMPTY = re.compile(r"<(b|i)>\s*</\1>")
_ADDRESS = re.compile(r"(https?://[^\s/\[\]]+[^\s\[\]]*|mailto:\S+|tel:\S+)$", re.IGNORECASE)

LinkResolver = Callable[[str], str | None]
"""Turns an address found in a document into the attributes of a rich text link, or None to keep only its words."""


def external_links(address: str) -> str | None:
    """Keeps addresses that lead out of the document; anchors and relative addresses have nowhere to go."""
    return f'href="{html.escape(address)}"' if _ADDRESS.match(address) else None


class RichText:
    """Writes rich text; `resolve_link` decides which links live."""

    def __init__(self, resolve_link: LinkResolver) -> None:
        self.resolve_link = resolve_link

    def inline(self, nodes: list[Node]) -> str:
        """The nodes on lines, blocks among them ending their line; nothing at either end but words."""
        written = "".join(node if isinstance(node, str) else self._element(node) for node in nodes)
        if "<" in written:
            written = _BREAKS.sub("<br/>", _EMPTY.sub("", written))
        return trimmed(written)

    def list_of(self, element: Element) -> str:
        """A list with its nested lists, empty when it holds no words; paragraphs in an item become lines."""
        items = "".join(self._item(child) for child in element.children)
        return f"<{element.tag}>{items}</{element.tag}>" if items else ""

    def tables_of(self, element: Element) -> Iterator[Table]:
        """The table, or nothing when it is empty; spanned cells stay empty. Without `th`, its first row heads it."""
        caption, rows = _caption_and_rows(element)
        cells = [[text for cell in row for text in self._cell(cell)] for row in rows]
        if not cells:
            return
        width = max(len(row) for row in cells)
        padded = [tuple(row + [""] * (width - len(row))) for row in cells]
        named = [row[0].tag == "th" for row in rows[1:]]
        headed = len(rows) > 1 and (all(cell.tag == "th" for cell in rows[0]) or not any(named))
        yield Table(
            caption=caption,
            headings=tuple(plain(cell) for cell in padded[0]) if headed else (),
            rows=tuple(padded[1:] if headed else padded),
            first_column_names_rows=bool(named) and all(named),
        )

    def _element(self, element: Element) -> str:
        if element.tag == "br":
            return "<br/>"
        if element.tag in LISTS | {"li"}:
            return self._flat_item(element)
        return self._worded(element, self._inside(element))

    def _worded(self, element: Element, inside: str) -> str:
        """What the element's tag adds to the markup inside it."""
        tag = INLINE.get(element.tag)
        if tag:
            return f"<{tag}>{inside}</{tag}>"
        if element.tag in {"sub", "sup"}:
            return raised_or_lowered(element.tag, inside)
        if element.tag == "a":
            target = self.resolve_link(element.attributes.get("href", "").strip())
            return f"<a {target}>{inside}</a>" if target and inside.strip() else inside
        return f"<br/>{inside}<br/>" if element.tag in LINES else inside

    def _inside(self, element: Element) -> str:
        return "".join(n if isinstance(n, str) else self._element(n) for n in element.children)

    def _flat_item(self, element: Element) -> str:
        """A list where only lines may stand, as in a table cell."""
        bullet = "• " if element.tag == "li" else ""
        words = trimmed(self._inside(element))
        return f"<br/>{bullet}{words}<br/>" if words else ""

    def _item(self, child: Node) -> str:
        """One item; a list that stands directly in a list, and loose words, are items too."""
        if isinstance(child, str):
            return f"<li>{child.strip()}</li>" if child.strip() else ""
        if child.tag in LISTS:
            nested = self.list_of(child)
            return f"<li>{nested}</li>" if nested else ""
        lists = [node for node in child.children if isinstance(node, Element) and node.tag in LISTS]
        words = self.inline([node for node in child.children if node not in lists])
        nested = "".join(self.list_of(inner) for inner in lists)
        return f"<li>{words}{nested}</li>" if words or nested else ""

    def _cell(self, cell: Element) -> Iterator[str]:
        """The cell, then an empty one for each further column that it spans."""
        yield self.inline(cell.children)
        span = cell.attributes.get("colspan", "1")
        yield from [""] * (min(int(span), MOST_SPANNED) - 1 if span.isdigit() else 0)


def _caption_and_rows(element: Element) -> tuple[str, list[list[Element]]]:
    caption, rows = "", []
    for part in _table_parts(element):
        if part.tag == "caption":
            caption = text_of(part.children)
            continue
        row = [
            cell for cell in part.children if isinstance(cell, Element) and cell.tag in {"td", "th"}
        ]
        if any(text_of(cell.children) for cell in row):
            rows.append(row)
    return caption, rows


def _table_parts(element: Element) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in {"caption", "tr"}:
                yield child
            else:
                yield from _table_parts(child)


def trimmed(markup: str) -> str:
    """Without spaces and line breaks at either end."""
    before = ""
    while markup != before:
        before = markup
        markup = markup.strip()
        for edge in _EDGES:
            markup = markup.removeprefix(edge).removesuffix(edge)
    return markup


def raised_or_lowered(tag: str, markup: str) -> str:
    """Digits become small digits ("m²"); ordinals ("1er") can be read as they are."""
    small = RAISED if tag == "sup" else LOWERED
    return markup.translate(small) if re.fullmatch(r"[+-]?\d{1,3}", markup) else markup


def plain(markup: str) -> str:
    """The words of a piece of rich text on one line."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup))).strip()
