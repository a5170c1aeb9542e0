"""A document as a sequence of headings, text, tables, call-outs, quotations and pictures, in reading order."""

import html
import re
from collections.abc import Iterator

from pages.importing.items import Box, Heading, Item, Picture, Quote, Text
from pages.importing.markup import Element, Node, parse, text_of
from pages.importing.rich_text import (
    BLOCK_TAGS,
    HEADINGS,
    INLINE,
    LISTS,
    WRAPPERS,
    LinkResolver,
    RichText,
    external_links,
    plain,
)

# Class names with which wikis, SPIP and static site generators mark a box beside the text.
BOX_CLASS = re.compile(
    r"encadre|callout|admonition|alert|note|warning|\btip\b|\binfo\b", re.IGNORECASE
)
LONGEST_QUOTE = 600
LONGEST_LABEL = 60

# What a browser's parser would tear apart: titles inside tables, bullets drawn as pictures, labels without a space.
REPAIRS = [
    (
        re.compile(r"(<table[^>]*>)\s*<h([2-6])[^>]*>(.*?)</h\2>", re.DOTALL | re.IGNORECASE),
        r"\1<caption>\3</caption>",
    ),
    (re.compile(r'(?:<br[^>]*>\s*)?<img[^>]*class="puce"[^>]*>(?:&nbsp;)?'), "<br>– "),
    (re.compile(r"<p>-\*\s*"), "<p>"),
    (re.compile(r"</span><span"), "</span> <span"),
]
_LABEL = re.compile(
    r"<p>(?:<b>(?P<bold>[^<]+)</b>|\[!(?P<alert>[A-Z]+)\])\s*(?P<rest>:|<br/>|</p>)\s*"
)


def flow(markup: str, resolve_link: LinkResolver = external_links) -> list[Item]:
    """The items of an HTML text. No words are lost but those that browsers do not show either."""
    for pattern, replacement in REPAIRS:
        markup = pattern.sub(replacement, markup)
    return list(_Reader(RichText(resolve_link)).items(parse(markup)))


class _Reader:
    """Walks the blocks once; inline nodes between two blocks make a paragraph."""

    def __init__(self, rich_text: RichText) -> None:
        self.rich_text = rich_text

    def items(self, nodes: list[Node]) -> Iterator[Item]:
        run: list[Node] = []
        for node in nodes:
            if isinstance(node, Element) and (node.tag in BLOCK_TAGS or node.tag == "img"):
                yield from self.paragraph(run)
                run = []
                yield from self.block(node)
            else:
                run.append(node)
        yield from self.paragraph(run)

    def block(self, element: Element) -> Iterator[Item]:
        if element.tag in HEADINGS:
            if title := text_of(element.children):
                yield Heading(int(element.tag[1]), title)
        elif element.tag == "p":
            yield from self.items(element.children)
        elif element.tag in WRAPPERS:
            is_box = BOX_CLASS.search(element.attributes.get("class", ""))
            yield from self.box(element) if is_box else self.items(element.children)
        elif element.tag == "table":
            yield from self.rich_text.tables_of(element)
        elif element.tag == "img":
            if source := element.attributes.get("src", ""):
                yield Picture(source, element.attributes.get("alt", "").strip(" -"))
        else:
            yield from self.text_block(element)

    def text_block(self, element: Element) -> Iterator[Item]:
        if element.tag in LISTS:
            if markup := self.rich_text.list_of(element):
                yield Text(markup)
        elif element.tag == "dl":
            for child in element.children:
                if isinstance(child, Element):
                    term = Element("b", {}, child.children)
                    yield from self.items([term] if child.tag == "dt" else child.children)
        elif element.tag == "pre":
            yield Text(f"<p>{'<br/>'.join(_lines(element))}</p>")
        elif element.tag == "blockquote":
            yield from self.quote(element)

    def box(self, element: Element) -> Iterator[Item]:
        """A box when it holds only text, otherwise what is inside."""
        inside = list(self.items(element.children))
        texts = [item.markup for item in inside if isinstance(item, Text)]
        if texts and len(texts) == len(inside):
            yield labelled("".join(texts))
        else:
            yield from inside

    def quote(self, element: Element) -> Iterator[Item]:
        """A quotation; a box where SPIP, which drives many French public sites, or a label says so."""
        inside = list(self.items(element.children))
        texts = [item.markup for item in inside if isinstance(item, Text)]
        box = labelled("".join(texts))
        words = plain(box.markup)
        if len(texts) < len(inside):
            yield from inside
        elif box.label or "spip" in element.attributes.get("class", ""):
            yield box
        elif words and len(words) <= LONGEST_QUOTE:
            yield Quote(words)
        else:
            yield from inside

    def paragraph(self, nodes: list[Node]) -> Iterator[Item]:
        """One paragraph of an inline run, or several items when blocks hide inside inline tags."""
        if any(_hides_block(node) for node in nodes):
            for node in nodes:
                if isinstance(node, Element) and _hides_block(node):
                    yield from self.items(node.children)
                else:
                    yield from self.paragraph([node])
        elif markup := self.rich_text.inline(nodes):
            yield Text(f"<p>{markup}</p>")


def labelled(markup: str) -> Box:
    """A box without the label it begins with ("<b>Attention</b>", "[!NOTE]"), which is kept apart."""
    match = _LABEL.match(markup)
    label = (match["bold"] or match["alert"]).strip(" :\xa0") if match else ""
    if not match or len(label) > LONGEST_LABEL:
        return Box("", markup)
    rest = markup[match.end() :]
    return Box(html.unescape(label), rest if match["rest"] == "</p>" else f"<p>{rest}")


def _hides_block(node: Node) -> bool:
    """True when an inline element holds blocks, whose place it then gives up; a picture in bold stays words."""
    if isinstance(node, str):
        return False
    return any(
        _hides_block(child)
        or (
            isinstance(child, Element)
            and (child.tag in BLOCK_TAGS or (child.tag == "img" and node.tag not in INLINE))
        )
        for child in node.children
    )


def _lines(element: Element) -> list[str]:
    """The lines of preformatted text, escaped."""
    return [
        html.escape(html.unescape(line))
        for line in "".join(_texts(element)).strip("\n").split("\n")
    ]


def _texts(element: Element) -> Iterator[str]:
    for child in element.children:
        yield from [child] if isinstance(child, str) else _texts(child)
