"""What somebody asks for: the words of a query as concepts, each with the terms that answer to it and its weight."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from search.stop_words import STOP_WORDS
from search.text import languages, meaningful_words, spelt_words, stem, words
from search.vocabulary import Vocabulary

LONGEST_QUERY = 200
MOST_CONCEPTS = 12
MOST_COMPLETIONS = 4
NEAR_SHARE = 0.6  # what a corrected or completed word counts of the word itself
LEAST_COVERED = 0.3  # share of the known words' weight that a document must have to be a result
_SPACES = re.compile(r"\s+")


def normalise(text: str) -> str:
    """A query as it is shown, kept and sent: printable, spaces made one, at most `LONGEST_QUERY` characters."""
    printable = "".join(c if c.isprintable() else " " for c in text[: 10 * LONGEST_QUERY])
    return _SPACES.sub(" ", printable).strip()[:LONGEST_QUERY].strip()


@dataclass(frozen=True)
class Concept:
    """One word of a query: its stem in each language of the site, and terms of words it may have been meant to be."""

    word: str
    stems: dict[str, str]
    near: frozenset[str]
    weight: float
    is_known: bool

    @cached_property
    def terms(self) -> list[str]:
        """The stems in all languages."""
        return sorted(set(self.stems.values()))

    @cached_property
    def near_terms(self) -> list[str]:
        """The stems of corrections or completions."""
        return sorted(self.near - set(self.terms))


@dataclass(frozen=True)
class ParsedQuery:
    """A query ready to be asked. `corrected` is what may have been meant, when a word is known nowhere."""

    text: str
    concepts: list[Concept] = field(default_factory=list)
    corrected: str = ""
    corrections: frozenset[str] = frozenset()

    @property
    def known_weight(self) -> float:
        """The weight of the words that open documents know; the rest may be in others."""
        return sum(concept.weight for concept in self.concepts if concept.is_known)

    @property
    def least_covered(self) -> float:
        """The weight of words that a document must have to be a result."""
        return LEAST_COVERED * self.known_weight

    @cached_property
    def pairs(self) -> list[tuple[Concept, Concept]]:
        """Words that follow one another in the query."""
        return list(zip(self.concepts, self.concepts[1:], strict=False))


def parse(text: str, vocabulary: Vocabulary, language: str) -> ParsedQuery:
    """Reads a query of somebody who reads that language. Takes any text; one without words has no concepts."""
    text = normalise(text)
    reading = _Reading(vocabulary)
    concepts = [
        reading.concept(word, {code: stem(word, code) for code in languages()})
        for word in _meaningful(text, language)[:MOST_CONCEPTS]
    ]
    corrected, corrections = "", frozenset[str]()
    if reading.corrected:
        corrected = _respell(text, reading.corrected)
        corrections = frozenset(reading.corrected.values())
    return ParsedQuery(text, concepts, corrected, corrections)


def _meaningful(text: str, language: str) -> list[str]:
    """Each different word but the stop words of the language that the query is in; if it has no others, those."""
    everything = list(dict.fromkeys(words(text)))
    spoken = max(languages(), key=lambda code: _stopped(everything, code) + (code == language))
    return list(dict.fromkeys(meaningful_words(text, spoken))) or everything


def _stopped(found: list[str], language: str) -> int:
    stop = STOP_WORDS.get(language, frozenset())
    return sum(word in stop for word in found)


class _Reading:
    """Turns words into concepts and remembers what it corrected."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.corrected: dict[str, str] = {}

    def concept(self, word: str, stems: dict[str, str]) -> Concept:
        known = self._vocabulary
        terms = set(stems.values())
        near: set[str] = set()
        if not known.frequency(terms):
            near = {stem(w, code) for w in self._meant_by(word) for code in stems}
        return Concept(
            word=word,
            stems=stems,
            near=frozenset(near),
            weight=known.weight(near or terms),
            is_known=bool(known.frequency(near or terms)),
        )

    def _meant_by(self, word: str) -> list[str]:
        """A word that nobody knows is the beginning of one, or misspelt."""
        if any(word in stop for stop in STOP_WORDS.values()):
            return []
        if found := self._vocabulary.completions(word, MOST_COMPLETIONS):
            return found
        found = self._vocabulary.corrections(word)
        if found:
            self.corrected[word] = found[0]
        return found


def _respell(text: str, corrected: dict[str, str]) -> str:
    return " ".join(corrected.get(bare, spelt) for bare, spelt in spelt_words(text))
