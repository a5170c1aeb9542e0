"""The body of a demonstration page: the short form of its data file as the raw value of a StreamField."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from demo.library import Library
from demo.texts import rich, spaced

NAMESPACE = uuid.UUID("d2a5c3f0-5d0c-4d7e-9a3e-7f5b7b0f9f11")
Fields = dict[str, Any]


class BodyMaker:
    """Makes bodies in one language; pages and glossary terms are found by key and language."""

    def __init__(
        self,
        locale: str,
        library: Library,
        page_ids: Mapping[tuple[str, str], int],
        term_ids: Mapping[tuple[str, str], int],
    ) -> None:
        self.locale = locale
        self.library = library
        self.page_ids = page_ids
        self.term_ids = term_ids
        self._page = ""
        self._made = 0

    def page_id(self, key: str) -> int:
        """The page of a key, in the language of the body."""
        return self.page_ids[key, self.locale]

    def body(self, page: str, blocks: list[Fields]) -> list[Fields]:
        """The raw body of a page. Blocks have the same ids at every loading."""
        self._page, self._made = page, 0
        return [
            self._block(kind, self._value(kind, given))
            for block in blocks
            for kind, given in block.items()
        ]

    def _block(self, kind: str, value: Any) -> Fields:
        self._made += 1
        name = f"{self._page} {self.locale} {self._made}"
        return {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, name))}

    def _value(self, kind: str, given: Any) -> Any:
        make: Callable[[Any], Any] = getattr(self, f"_{kind}", self._plain)
        return make(given)

    def _rich(self, source: str | None) -> str:
        return rich(source, self.locale, self.page_id) if source else ""

    def _words(self, words: str | None) -> str:
        return spaced(words, self.locale) if words else ""

    def _items(self, values: list[Any]) -> list[Fields]:
        return [self._block("item", value) for value in values]

    def _plain(self, given: Fields) -> Fields:
        """Blocks of short texts only: a quote, a link to a tool, a contact."""
        return {name: self._words(value) for name, value in given.items()}

    def _text(self, given: str) -> str:
        return self._rich(given)

    def _callout(self, given: Fields) -> Fields:
        return {
            "kind": given["kind"],
            "title": self._words(given.get("title")),
            "text": self._rich(given["text"]),
        }

    def _step(self, given: Fields) -> Fields:
        value = {name: self._words(given.get(name)) for name in ("title", "result", "for_whom")}
        value |= {"text": self._rich(given.get("text")), "device": given.get("device", "")}
        return value | ({"picture": self._image(given)} if "picture" in given else {})

    def _variants(self, given: list[Fields]) -> Fields:
        variants = [
            {
                "name": self._words(one["name"]),
                "steps": self._items([self._step(step) for step in one["steps"]]),
            }
            for one in given
        ]
        return {"variants": self._items(variants)}

    def _picture(self, given: Fields) -> Fields:
        pins = [pin | {"text": self._words(pin["text"])} for pin in given.get("pins", [])]
        image = self._image(given | {"picture": given["file"]})
        return {
            "picture": image,
            "caption": self._words(given.get("caption")),
            "pins": self._items(pins),
        }

    def _image(self, given: Fields) -> Fields:
        alt = self._words(given["alt"])
        picture = self.library.picture(given["picture"], self.locale, alt)
        return {"image": picture.pk, "decorative": False, "alt_text": alt}

    def _video(self, given: Fields) -> Fields:
        name, title = f"{given['file']}-{self.locale}", self._words(given["title"])
        captions = self.library.download(
            f"{given['captions']}-{self.locale}.vtt", f"{title} ({self.locale}, vtt)"
        )
        return {
            "title": title,
            "file": self.library.download(f"{name}.webm", title).pk,
            "captions": captions.pk,
            "transcript": self._rich(given["transcript"]),
            "minutes": 1,
            "poster": self.library.picture(given["poster"], self.locale, "").pk,
        }

    def _download(self, given: Fields) -> Fields:
        title = self._words(given["title"])
        document = self.library.download(f"{given['file']}.pdf", title)
        return {
            "document": document.pk,
            "title": title,
            "summary": self._words(given["summary"]),
            "language": given["language"],
            "dated": None,
        }

    def _table(self, given: Fields) -> Fields:
        return {
            "table": {
                "columns": [
                    {"type": "text", "heading": self._words(heading)}
                    for heading in given["columns"]
                ],
                "rows": [
                    {"values": [f"<p>{self._words(cell)}</p>" for cell in row]}
                    for row in given["rows"]
                ],
                "caption": self._words(given["caption"]),
            },
            "row_headers": given["row_headers"],
        }

    def _faq(self, given: Fields) -> Fields:
        entries = [
            {"question": self._words(entry["question"]), "answer": self._rich(entry["answer"])}
            for entry in given["entries"]
        ]
        return {"heading": self._words(given.get("heading")), "entries": self._items(entries)}

    def _related(self, given: list[str]) -> Fields:
        return {"pages": self._items([self.page_id(key) for key in given])}

    def _glossary(self, given: list[str]) -> Fields:
        return {"terms": self._items([self.term_ids[key, self.locale] for key in given])}
