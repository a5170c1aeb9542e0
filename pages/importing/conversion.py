"""Turns a document into the raw value of a page's body: the blocks of `pages.blocks`, with ids that stay the same."""

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from pages.importing.attribution import source_line
from pages.importing.documents import LONGEST_QUESTION, Document
from pages.importing.flat import bold_line, escaped, flat_markup
from pages.importing.flow import flow
from pages.importing.headings import DEEPEST, TOP, callout_kind, set_right
from pages.importing.items import Box, Heading, Item, Picture, Quote, Table, Text
from pages.importing.rich_text import LinkResolver, external_links, plain

LONGEST_SUMMARY = 300
LONGEST_CALLOUT_TITLE = 80
LONGEST_ALT = 255
NAMESPACE = uuid.UUID("6f4ad1f4-52b5-4b46-9d3b-2d4fd9d0c3a1")

Value = dict[str, Any]
PictureFinder = Callable[[Picture], int | None]
"""Gives the id of the library's picture for a picture of a document, or None when there is none."""

_STEP = re.compile(r"(?:étape|step)\s+\d+\s*[:.–—-]?\s+(.{3,120})$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…](?=\s)")


def no_pictures(_picture: Picture) -> int | None:
    """Pictures that stand on other sites are left out: an intranet loads nothing from outside."""
    return None


def short_summary(summary: str) -> str:
    """The summary within the page's 300 characters: whole sentences if they fit, whole words otherwise."""
    if len(summary) <= LONGEST_SUMMARY:
        return summary
    ends = [match.end() for match in _SENTENCE.finditer(summary[: LONGEST_SUMMARY + 1])]
    if ends and ends[-1] >= LONGEST_SUMMARY // 3:
        return summary[: ends[-1]]
    return summary[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


class Converter:
    """Converts one document; the reader's side decides which links and pictures live."""

    def __init__(
        self,
        document: Document,
        *,
        locale: str,
        resolve_link: LinkResolver = external_links,
        find_picture: PictureFinder = no_pictures,
    ) -> None:
        self.document = document
        self.locale = locale
        self.find_picture = find_picture
        self.summary = short_summary(document.summary)
        items = flow(document.markup, resolve_link)
        said = (
            "" if document.kind == "faq" else self.summary
        )  # an answer is whole without the summary
        self.items = set_right(items, title=document.title, summary=said)
        self._restore_summary()
        self._made = 0

    def body(self) -> list[Value]:
        """The raw body; never empty, it names the source in the end."""
        source = source_line(self.document, locale=self.locale)
        if self.document.kind == "faq":
            return [*self._faq(source)]
        return [*self._blocks(self.items), self._block("text", source)]

    def _restore_summary(self) -> None:
        """A summary that was cut stands whole at the top, unless the text begins with it."""
        whole = self.document.summary
        first = self.items[0] if self.items else None
        if whole not in {self.summary, plain(first.markup) if isinstance(first, Text) else ""}:
            self.items.insert(0, Text(f"<p>{escaped(whole)}</p>"))

    def _blocks(self, items: list[Item]) -> Iterator[Value]:
        """Text is gathered until a heading of the first level, or a block of another kind, begins anew."""
        rest = items[::-1]
        texts: list[str] = []
        while rest:
            item = rest.pop()
            step = self._step(item, rest) if isinstance(item, Heading) else None
            if texts and (step or _begins_anew(item, texts[-1])):
                yield self._block("text", "".join(texts))
                texts = []
            if step:
                yield self._block("step", step)
            elif isinstance(item, Text | Heading):
                texts.append(text_markup(item))
            elif block := self._other(item):
                yield block
        if texts:
            yield self._block("text", "".join(texts))

    def _step(self, heading: Heading, rest: list[Item]) -> Value | None:
        """A step, when the heading says "Step 2: ..." and text with at most one picture follows; takes that from `rest`."""
        match = _STEP.match(heading.text)
        ends = [n for n, item in enumerate(rest) if isinstance(item, Heading)]
        inside = rest[ends[-1] + 1 :] if ends else rest[:]
        pictures = [item for item in inside if isinstance(item, Picture)]
        if not match or len(pictures) > 1 or not all(isinstance(i, Text | Picture) for i in inside):
            return None
        del rest[len(rest) - len(inside) :]
        text = "".join(flat_markup(item) for item in reversed(inside))
        image = self._image(pictures[0]) if pictures else None
        return {"title": match[1], "text": text} | ({"picture": image} if image else {})

    def _other(self, item: Item) -> Value | None:
        if isinstance(item, Box):
            return self._block("callout", _callout(item))
        if isinstance(item, Quote):
            return self._block("quote", {"text": item.text, "name": "", "role": ""})
        if isinstance(item, Table):
            value = {"table": _typed_table(item), "row_headers": item.first_column_names_rows}
            return self._block("table", value)
        image = self._image(item) if isinstance(item, Picture) else None
        return (
            self._block("picture", {"picture": image, "caption": "", "pins": []}) if image else None
        )

    def _faq(self, source: str) -> Iterator[Value]:
        """Headings that all ask are the questions, what precedes them an introduction; otherwise the title is the question.

        The source is named at the end of the last answer: a FAQ shows its other blocks before the questions.
        """
        tops = [
            n
            for n, item in enumerate(self.items)
            if isinstance(item, Heading) and item.level == TOP
        ]
        asked = [question.text for n in tops if isinstance(question := self.items[n], Heading)]
        if asked and all(words.endswith("?") for words in asked):
            yield from self._blocks(self.items[: tops[0]])
            ends = [*tops[1:], len(self.items)]
            answers = [self.items[start + 1 : end] for start, end in zip(tops, ends, strict=True)]
        else:
            asked, answers = [self.document.title], [[*self.items]]
        answers[-1].append(Text(source))
        yield self._entries(list(zip(asked, answers, strict=True)))

    def _entries(self, entries: list[tuple[str, list[Item]]]) -> Value:
        values = [
            {"question": asked[:LONGEST_QUESTION], "answer": "".join(map(flat_markup, answer))}
            for asked, answer in entries
        ]
        listed = [self._block("item", value) for value in values]
        return self._block("faq", {"heading": "", "entries": listed})

    def _image(self, picture: Picture) -> Value | None:
        image_id = self.find_picture(picture)
        if image_id is None:
            return None
        return {
            "image": image_id,
            "decorative": not picture.alt,
            "alt_text": picture.alt[:LONGEST_ALT],
        }

    def _block(self, kind: str, value: Any) -> Value:
        """A block whose id is the same at every import of the same document."""
        self._made += 1
        name = f"{self.document.origin.source}\n{self.document.external_id}\n{self._made}"
        return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, name))}


def _begins_anew(item: Item, text_before: str) -> bool:
    """A heading that is followed by a heading stays in one block with it."""
    if isinstance(item, Heading):
        return item.level == TOP and not text_before.startswith("<h")
    return not isinstance(item, Text)


def text_markup(item: Text | Heading) -> str:
    """One paragraph, list or heading as rich text; a heading below the third level is a bold line."""
    if isinstance(item, Text):
        return item.markup
    if item.level > DEEPEST:
        return bold_line(item.text)
    return f"<h{item.level}>{escaped(item.text)}</h{item.level}>"


def _callout(box: Box) -> Value:
    title = box.label[:1].upper() + box.label[1:LONGEST_CALLOUT_TITLE]
    return {"kind": callout_kind(box.label) or "key", "title": title, "text": box.markup}


def _typed_table(table: Table) -> Value:
    headings = table.headings or ("",) * len(table.rows[0])
    return {
        "columns": [{"type": "text", "heading": heading} for heading in headings],
        "rows": [
            {"values": [f"<p>{cell}</p>" if cell else "" for cell in row]} for row in table.rows
        ],
        "caption": table.caption,
    }
