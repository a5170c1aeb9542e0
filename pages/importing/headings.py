"""Makes sense of a document's headings: levels without gaps, call-outs that were written as headings."""

import re
from collections.abc import Iterator

from pages.importing.items import Box, Heading, Item, Text
from pages.importing.rich_text import plain

CALLOUTS = {
    "key": ["à savoir", "a savoir", "à noter", "a noter", "à retenir", "bon à savoir", "note", "rappel", "reminder",
            "l'info en +", "l’info en +", "good to know", "info", "remarque"],
    "warning": ["attention", "warning", "important", "caution", "danger", "avertissement"],
    "tip": ["astuce", "tip", "conseil", "hint", "exemple", "example"],
    "confidential": ["confidentiel", "confidential"],
}  # fmt: skip
CALLOUT_KINDS = {word: kind for kind, words in CALLOUTS.items() for word in words}
TOP, DEEPEST = 2, 3  # the levels of headings in a page of ours


def callout_kind(label: str) -> str | None:
    """The kind of call-out that a label announces, if it is one of the known words."""
    return CALLOUT_KINDS.get(label.strip(" :!\xa0").casefold())


def set_right(items: list[Item], *, title: str, summary: str) -> list[Item]:
    """The items without what the page says already (its title, its summary), with call-outs and even levels.

    A heading that only says "À savoir" announces the paragraph below it, and the list that this paragraph announces.
    """
    return list(_levelled(_boxed(_unrepeated(items, title=title, summary=summary))))


def _unrepeated(items: list[Item], *, title: str, summary: str) -> list[Item]:
    """Without the title and the summary among the first items, and without a last heading that heads nothing."""
    said = {_key(title), _key(summary)} - {""}
    rest = [item for item in items[:3] if _key(_words(item)) not in said] + items[3:]
    while rest and isinstance(rest[-1], Heading):
        rest.pop()
    return rest or items


def _words(item: Item) -> str:
    if isinstance(item, Heading):
        return item.text
    return plain(item.markup) if isinstance(item, Text) else ""


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).casefold().strip()


def _boxed(items: list[Item]) -> Iterator[Item]:
    """Headings that announce a call-out, joined with what they announce."""
    rest = list(reversed(items))
    while rest:
        item = rest.pop()
        follows = rest[-1] if rest else None
        if isinstance(item, Heading) and callout_kind(item.text) and isinstance(follows, Text):
            rest.pop()
            markup = follows.markup
            if plain(markup).endswith(":") and rest and _is_list(rest[-1]):
                markup += rest.pop().markup  # type: ignore[union-attr]
            yield Box(item.text, _capitalised(markup))
        else:
            yield item


def _is_list(item: Item) -> bool:
    return isinstance(item, Text) and item.markup.startswith(("<ul>", "<ol>"))


def _capitalised(markup: str) -> str:
    """The first letter in capitals: the sentence no longer continues the heading."""
    return re.sub(
        r"^((?:<[^>]+>)*)(\w)", lambda match: match[1] + match[2].upper(), markup, count=1
    )


def _levelled(items: Iterator[Item]) -> Iterator[Item]:
    """Levels counted from 2 by nesting, whatever numbers the document used."""
    above: list[int] = []
    for item in items:
        if isinstance(item, Heading):
            while above and above[-1] >= item.level:
                above.pop()
            above.append(item.level)
            yield Heading(TOP + len(above) - 1, item.text)
        else:
            yield item
