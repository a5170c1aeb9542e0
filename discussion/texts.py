"""The text of a comment: Markdown as people write it in a small box, with colleagues named by `@handle`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kernel.rich_text import clean_html, plain_text
from people.models import User

HANDLE = re.compile(r"(?<![\w@./-])@([a-z0-9][a-z0-9._-]+)", re.IGNORECASE)
TRAILING = "._-"

# A line break typed is a line break shown; pictures are not for comments, so their Markdown stays readable as text.
_markdown = (
    MarkdownIt("commonmark", {"html": False, "linkify": True, "breaks": True})
    .enable(["linkify", "table", "strikethrough"])
    .disable("image")
)


def _strong_opens(_renderer: Any, *_token: Any) -> str:
    return "<p><strong>"


def _strong_closes(_renderer: Any, *_token: Any) -> str:
    return "</strong></p>\n"


# The outline of the page is not the commenter's: a heading becomes a strong paragraph.
_markdown.add_render_rule("heading_open", _strong_opens)
_markdown.add_render_rule("heading_close", _strong_closes)


class CommentText:
    """One text, parsed once: the handles it names, then its HTML. Linear in its length."""

    def __init__(self, source: str) -> None:
        self._tokens = _markdown.parse(source)

    def handles(self) -> set[str]:
        """What could be handles of people, outside code and links, in lower case."""
        names: set[str] = set()
        for block in self._tokens:
            for token, is_plain in _with_plainness(block.children or []):
                for match in HANDLE.finditer(token.content) if is_plain else ():
                    names |= {match[1].lower(), match[1].lower().rstrip(TRAILING)}
        return names

    def html(self, people: Mapping[str, User]) -> str:
        """Safe HTML, in which the handles of these people are links to their profiles under their names."""
        for block in self._tokens:
            if block.children and people:
                block.children = list(_naming(block.children, people))
        return clean_html(_markdown.renderer.render(self._tokens, _markdown.options, {}))


def excerpt(body_html: str, length: int = 160) -> str:
    """The first words of a comment on one line, cut between words."""
    words = plain_text(body_html)
    return words if len(words) <= length else f"{words[:length].rsplit(' ', 1)[0]}…"


def _with_plainness(tokens: Iterable[Token]) -> Iterator[tuple[Token, bool]]:
    """Each token, and whether it is text outside a link."""
    depth = 0
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        yield token, depth == 0 and token.type == "text"


def _naming(tokens: Iterable[Token], people: Mapping[str, User]) -> Iterator[Token]:
    """The tokens, with each known handle turned into a link."""
    for token, is_plain in _with_plainness(tokens):
        if is_plain:
            yield from _split(token.content, people)
        else:
            yield token


def _split(content: str, people: Mapping[str, User]) -> Iterator[Token]:
    end = 0
    for match in HANDLE.finditer(content):
        handle = match[1].lower()
        known = handle if handle in people else handle.rstrip(TRAILING)
        if known in people:
            yield _text(content[end : match.start()])
            yield from _link(people[known])
            end = match.start() + 1 + len(known)
    yield _text(content[end:])


def _link(person: User) -> Iterator[Token]:
    opened = Token("link_open", "a", 1)
    opened.attrs = {"href": person.get_absolute_url(), "data-mention": person.public_id}
    yield from (opened, _text(f"@{person}"), Token("link_close", "a", -1))


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
