"""From text to terms: words without accents or case, then their stems in the language of the text.

All database engines index and ask for terms made here, so that they agree on what matches.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer
from django.conf import settings

from search.stop_words import STOP_WORDS

LONGEST_WORD = 40
MOST_TERMS = 20_000  # of one document; what a longer one says further on is not found
_ALGORITHMS = {"fr": "french", "en": "english", "de": "german", "es": "spanish", "it": "italian"}
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "\x00": " "})  # fmt: skip
_MARKS = re.compile("[\u0300-\u036f]+")
# A word keeps its inner apostrophes until the elided article is gone: l'employeur, prud'hommes, don't.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile("['’]")
_ELIDED = frozenset("l d j m t s n c qu jusqu lorsqu puisqu quoiqu".split())


def fold(text: str) -> str:
    """Lower case without accents, ligatures spelt out: `Œuvre déléguée` gives `oeuvre deleguee`."""
    return _without_accents(text).lower()


def words(text: str) -> list[str]:
    """The folded words of a text in order, elided articles left out, apostrophes closed up."""
    return [word.lower() for word in _words(_without_accents(text))]


def spelt_words(text: str) -> Iterator[tuple[str, str]]:
    """Each word folded, and as it is spelt in lower case: what it is found by, and what a correction shows."""
    for match in _WORD.finditer(text):
        parts = _essential(match[0].lower())
        if bare := fold("".join(parts))[:LONGEST_WORD]:
            yield bare, "'".join(parts)


def meaningful_words(text: str, language: str) -> list[str]:
    """The folded words without stop words; an acronym in capitals is none, even if it is spelt like one (CE, ON)."""
    bare = _without_accents(text)
    shouted = bare.isupper()
    stop = STOP_WORDS.get(language, frozenset())
    kept = []
    for word in _words(bare):
        folded = word.lower()
        if folded not in stop or (len(word) > 1 and word.isupper() and not shouted):
            kept.append(folded)
    return kept


def terms(text: str, locale: str) -> list[str]:
    """The stems of the words that carry meaning, in order, at most `MOST_TERMS`."""
    language = language_of(locale)
    return [_stem(word, language) for word in meaningful_words(text, language)[:MOST_TERMS]]


def stem(word: str, locale: str) -> str:
    """The stem of a folded word; the word itself in a language without a stemmer."""
    return _stem(word, language_of(locale))


def _without_accents(text: str) -> str:
    text = text.translate(_LIGATURES)
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text))


def _words(bare: str) -> Iterator[str]:
    for word in _WORD.findall(bare):
        yield (word if word.isalnum() else "".join(_essential(word)))[:LONGEST_WORD]


def _essential(word: str) -> list[str]:
    """The parts of a word between apostrophes without what is elided before it: `l'employeur`, `prud'hommes`."""
    parts = _APOSTROPHE.split(word)
    while len(parts) > 1 and parts[0].lower() in _ELIDED:
        parts = parts[1:]
    return parts


def languages() -> list[str]:
    """The languages of the site's content, in whose stems every query is asked."""
    return [language_of(code) for code, _name in settings.LANGUAGES]


def language_of(locale: str) -> str:
    """`fr` of `fr-ca`."""
    return locale.partition("-")[0].lower()


@lru_cache(maxsize=200_000)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    return word if stemmer is None or word.isdecimal() else str(stemmer.stemWord(word))


@lru_cache
def _stemmer(language: str) -> "snowballstemmer.stemmer | None":
    algorithm = _ALGORITHMS.get(language)
    return snowballstemmer.stemmer(algorithm) if algorithm else None
