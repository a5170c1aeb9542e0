"""Imported HTML as a small tree: cleaned by an allow-list first, so what follows may trust its form."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import nh3

TAGS = {
    "a", "aside", "b", "blockquote", "br", "caption", "center", "code", "dd", "div", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre",
    "s", "section", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    **{tag: {"class"} for tag in ("aside", "blockquote", "div", "p", "section")},
}
URL_SCHEMES = {"http", "https", "mailto", "tel"}
VOID = {"br", "hr", "img"}
DEEPEST = 60

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(slots=True, eq=False)
class Element:
    """One element; its text children are HTML already, escaped by the cleaner."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)


Node = Element | str


def parse(markup: str) -> list[Node]:
    """The cleaned markup as nodes, in linear time; elements nested beyond 60 levels lose their tags."""
    clean = nh3.clean(
        _CONTROL.sub("", markup),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=URL_SCHEMES,
        link_rel=None,
    )
    root = Element("root")
    open_elements = [root]
    position = 0
    for match in _TAG.finditer(clean):
        _add_text(open_elements[-1], clean[position : match.start()])
        position = match.end()
        _add_tag(open_elements, match)
    _add_text(open_elements[-1], clean[position:])
    return root.children


def _add_text(parent: Element, text: str) -> None:
    if text:
        is_even = parent.tag == "pre" or (text.isprintable() and "  " not in text)
        parent.children.append(text if is_even else _SPACES.sub(" ", text))


def _add_tag(open_elements: list[Element], match: re.Match[str]) -> None:
    """Opens or closes an element; the cleaner has balanced the tags, so a closing tag closes the last one."""
    closing, tag, attributes = match.groups()
    if closing:
        if len(open_elements) > 1 and open_elements[-1].tag == tag:
            open_elements.pop()
        return
    element = Element(tag, {name: html.unescape(v) for name, v in _ATTRIBUTE.findall(attributes)})
    if len(open_elements) <= DEEPEST:
        open_elements[-1].children.append(element)
        if tag not in VOID:
            open_elements.append(element)


def text_of(nodes: list[Node]) -> str:
    """The words of some nodes on one line, unescaped."""
    return _SPACES.sub(" ", html.unescape("".join(_texts(nodes)))).strip()


def _texts(nodes: list[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif node.tag == "br":
            yield " "
        else:
            yield from _texts(node.children)
