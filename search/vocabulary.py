"""The words of what everybody may read, in memory: how rare each is, and which ones a misspelt word may mean.

One snapshot for each database, shared by all requests of a process and read again when its version changes. It costs no statement
to use: engines learn the present version from statements they make anyway.
"""

import json
import math
import uuid
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db import transaction
from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.models import SearchDocument, VocabularySnapshot
from search.text import different_words

MOST_WORDS = 150_000
SHORTEST_CORRECTED = 4
CLOSE, LONG_WORD = 1, 8  # one slip in a word, two from eight letters on
ALTERNATIVES = 2
MOST_SPELT = 20_000
TERMS = ("title_terms", "summary_terms", "body_terms")
TEXTS = ("title", "keywords", "summary", "body")
CHUNK = 500


@dataclass(frozen=True)
class Vocabulary:
    """Document frequencies as of a moment. Empty on a site where nothing is indexed yet: then all terms weigh the same."""

    version: str = ""
    document_count: int = 0
    summary_length: float = 1.0
    body_length: float = 1.0
    terms: dict[str, int] = field(default_factory=dict)
    words: dict[str, tuple[int, str]] = field(default_factory=dict)

    def weight(self, terms: Iterable[str]) -> float:
        """The inverse document frequency of terms that mean the same; never seen weighs as much as seen in one document."""
        if not self.document_count:
            return 1.0
        seen = min(max(1, self.frequency(terms)), self.document_count)
        return math.log(1 + (self.document_count - seen + 0.5) / (seen + 0.5))

    def frequency(self, terms: Iterable[str]) -> int:
        """In how many documents one of the terms is, at most; 0 says that none of them is known."""
        return sum(self.terms.get(term, 0) for term in terms)

    def spelling(self, word: str) -> str:
        """A folded word as its documents spell it most often."""
        return self.words[word][1] if word in self.words else word

    def corrections(self, word: str) -> list[str]:
        """Known words that an unknown one may have been meant to be, the likeliest first. Milliseconds."""
        if len(word) < SHORTEST_CORRECTED or word.isdecimal():
            return []
        slips = CLOSE if len(word) < LONG_WORD else CLOSE + 1
        near = process.extract(
            word, self._common_words, scorer=OSA.distance, score_cutoff=slips, limit=20
        )
        ranked = sorted(
            near, key=lambda found: (found[1], found[0][0] != word[0], -self.words[found[0]][0])
        )
        return [found[0] for found in ranked[:ALTERNATIVES]]

    def completions(self, beginning: str, most: int) -> list[str]:
        """Known words that begin so, the most frequent first."""
        found = [word for word in self._common_words if word.startswith(beginning)]
        return sorted(found, key=lambda word: -self.words[word][0])[:most]

    def near_beginnings(self, beginning: str) -> list[str]:
        """Beginnings of known words that an unknown one may have been meant to be: `teletrv` gives `teletra`."""
        if len(beginning) < SHORTEST_CORRECTED or beginning.isdecimal():
            return []
        size = len(beginning)
        starts = {word[:size] for word in self._common_words if len(word) >= size}
        near = process.extract(beginning, starts, scorer=OSA.distance, score_cutoff=CLOSE, limit=20)
        ranked = sorted(near, key=lambda found: (found[1], found[0][0] != beginning[0], found[0]))
        return [found[0] for found in ranked[:ALTERNATIVES]]

    @cached_property
    def _common_words(self) -> Sequence[str]:
        """Words worth proposing: without figures, in more than one document once there are many."""
        least = 2 if self.document_count > CHUNK else 1
        return [w for w, (count, _spelt) in self.words.items() if count >= least and w.isalpha()]


_EMPTY = Vocabulary()
_loaded: dict[str, Vocabulary] = {}


def current(using: str, version: str | None = None) -> Vocabulary:
    """The vocabulary in this process; one statement when none was read yet, or another version is asked for."""
    held = _loaded.get(using)
    if held is None or (version is not None and version != held.version):
        held = _loaded[using] = _read(using)
    return held


def forget(using: str) -> None:
    """Has the next use read it anew."""
    _loaded.pop(using, None)


def _read(using: str) -> Vocabulary:
    row = VocabularySnapshot.objects.using(using).order_by("-pk").first()
    if row is None:
        return _EMPTY
    unpacked = json.loads(zlib.decompress(bytes(row.packed)))
    return Vocabulary(
        version=row.version,
        document_count=row.document_count,
        summary_length=unpacked["summary_length"],
        body_length=unpacked["body_length"],
        terms=unpacked["terms"],
        words={word: (count, spelt) for word, (count, spelt) in unpacked["words"].items()},
    )


def refresh(using: str) -> Vocabulary:
    """Counts all open documents and replaces the snapshot. One pass over their terms: seconds for thousands.

    Spellings are gathered from the `MOST_SPELT` documents that changed last.
    """
    counted = _Count()
    documents = SearchDocument.objects.using(using).filter(is_open=True).order_by("-changed_at")
    lengths = ("summary_length", "body_length")
    for row in documents.values_list(*lengths, *TERMS).iterator(chunk_size=CHUNK):
        counted.add_terms(*row)
    for row in documents.values_list(*TEXTS)[:MOST_SPELT].iterator(chunk_size=CHUNK):
        counted.add_words(" . ".join(row))
    packed = zlib.compress(json.dumps(counted.packed(), ensure_ascii=False).encode(), 6)
    with transaction.atomic(using=using):
        stored = VocabularySnapshot.objects.using(using).create(
            version=uuid.uuid4().hex, document_count=counted.documents, packed=packed
        )
        VocabularySnapshot.objects.using(using).filter(pk__lt=stored.pk).delete()
    forget(using)
    return current(using)


class _Count:
    """Gathers frequencies over documents."""

    def __init__(self) -> None:
        self.documents = self.summary_length = self.body_length = 0
        self.terms: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.spellings: dict[str, Counter[str]] = {}

    def add_terms(self, summary_length: int, body_length: int, *terms: str) -> None:
        self.documents += 1
        self.summary_length += summary_length
        self.body_length += body_length
        self.terms.update({term for field_terms in terms for term in field_terms.split()})

    def add_words(self, text: str) -> None:
        spelt = different_words(text)
        self.words.update(spelt.keys())
        for word, spelling in spelt.items():
            if word != spelling:
                self.spellings.setdefault(word, Counter())[spelling] += 1

    def packed(self) -> dict[str, object]:
        kept = self.words.most_common(MOST_WORDS)
        documents = self.documents or 1
        return {
            "summary_length": self.summary_length / documents or 1.0,
            "body_length": self.body_length / documents or 1.0,
            "terms": dict(self.terms.most_common(MOST_WORDS)),
            "words": {word: (count, self._spelling(word, count)) for word, count in kept},
        }

    def _spelling(self, word: str, count: int) -> str:
        accented = self.spellings.get(word)
        if not accented:
            return word
        spelling, times = accented.most_common(1)[0]
        return spelling if 2 * times >= count else word
