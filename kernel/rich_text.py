"""The one door for people's formatted text: Markdown in, an allow-list of HTML out."""

import html
import re

import nh3
from markdown_it import MarkdownIt

TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre",
    "s", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title", "data-mention"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
URL_SCHEMES = {"http", "https", "mailto"}
LINK_REL = "noopener nofollow"

_markdown = MarkdownIt("commonmark", {"html": False, "linkify": True}).enable(
    ["linkify", "table", "strikethrough"]
)
_LEVELS = {"h1": "h2", "h5": "h4", "h6": "h4"}  # a text stands below the page's own h1
_SPACES = re.compile(r"\s+")
_BLOCK_END = re.compile(r"</(p|h\d|li|tr|td|th|pre|blockquote)>|<br\s*/?>", re.IGNORECASE)


def render_markdown(source: str) -> str:
    """Safe HTML of a Markdown text; raw HTML in it is shown as text. Linear in its length."""
    tokens = _markdown.parse(source)
    for token in tokens:
        token.tag = _LEVELS.get(token.tag, token.tag)
    return clean_html(_markdown.renderer.render(tokens, _markdown.options, {}))


def clean_html(markup: str) -> str:
    """The markup reduced to the allow-list; cleaning twice changes nothing."""
    return nh3.clean(
        markup, tags=TAGS, attributes=ATTRIBUTES, url_schemes=URL_SCHEMES, link_rel=LINK_REL
    )


def plain_text(markup: str) -> str:
    """The words of an HTML text on one line, for search, mail subjects and excerpts."""
    spaced = _BLOCK_END.sub(" ", markup)
    return _SPACES.sub(" ", html.unescape(nh3.clean(spaced, tags=set()))).strip()
