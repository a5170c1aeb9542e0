"""From text to terms: words without accents or case, then their stems in the language of the text.

All engines of the database index and ask for terms made here, so that they agree on what matches. What a word gives is remembered,
so a text costs about a microsecond a word once its words are known.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer
from django.conf import settings

from search.stop_words import STOP_WORDS

LONGEST_WORD = 40
MOST_TERMS = 20_000  # of one text; what a longer one says further on is not found
REMEMBERED = 200_000
_ALGORITHMS = {"fr": "french", "en": "english", "de": "german", "es": "spanish", "it": "italian"}
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
_MARKS = re.compile("[\u0300-\u036f]+")
# A word keeps its inner apostrophes until the elided article is gone: l'employeur, prud'hommes, don't.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile("['’]")
_ELIDED = frozenset(
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"]
)


def fold(text: str) -> str:
    """Lower case without accents, ligatures spelt out: `Œuvre déléguée` gives `oeuvre deleguee`."""
    return _without_accents(text).lower()


def words(text: str) -> list[str]:
    """The folded words of a text in order, elided articles left out, apostrophes closed up."""
    return [folded for word in _spelt(text) if (folded := _folded(word))]


def spelt_words(text: str) -> Iterator[tuple[str, str]]:
    """Each word folded, and as it is spelt in lower case: what it is found by, and what a correction shows."""
    for word in _spelt(text):
        if folded := _folded(word):
            yield folded, _spelling(word)


def different_words(text: str) -> dict[str, str]:
    """Each different word once, folded, with one of its spellings."""
    spelt = {word.lower() for word in _spelt(text)}
    return {folded: _spelling(word) for word in spelt if (folded := _folded(word))}


def meaningful_words(text: str, language: str) -> list[str]:
    """The folded words without stop words; an acronym in capitals is none, even if it is spelt like one (CE, ON)."""
    shouted = text.isupper()
    return [
        _folded(word) for word in _spelt(text) if _term(word.lower() if shouted else word, language)
    ]


def terms(text: str, locale: str) -> list[str]:
    """The stems of the words that carry meaning, in order, at most `MOST_TERMS`."""
    language = language_of(locale)
    if text.isupper():
        text = text.lower()
    return [term for word in _spelt(text) if (term := _term(word, language))][:MOST_TERMS]


def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself in a language without a stemmer."""
    stemmer = _stemmer(language)
    return word if stemmer is None or word.isdecimal() else str(stemmer.stemWord(word))


def languages() -> list[str]:
    """The languages of the site's content, in whose stems every query is asked."""
    return [language_of(code) for code, _name in settings.LANGUAGES]


def language_of(locale: str) -> str:
    """`fr` of `fr-ca`."""
    return locale.partition("-")[0].lower()


def _without_accents(text: str) -> str:
    text = text.translate(_LIGATURES)
    return text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text))


def _spelt(text: str) -> list[str]:
    """The words as they stand, accents in one piece with their letters."""
    return _WORD.findall(text if text.isascii() else unicodedata.normalize("NFC", text))


@lru_cache(maxsize=REMEMBERED)
def _folded(word: str) -> str:
    """`l'employeur` gives `employeur`, `Prud’hommes` gives `prudhommes`; nothing if nothing is left that a database keeps."""
    folded = fold("".join(_essential(word)))
    return "".join(filter(str.isalnum, folded))[:LONGEST_WORD]


@lru_cache(maxsize=REMEMBERED)
def _spelling(word: str) -> str:
    return "'".join(_essential(word.lower()))


@lru_cache(maxsize=REMEMBERED)
def _term(word: str, language: str) -> str:
    """The stem of a word as it stands; nothing for a stop word."""
    folded = _folded(word)
    is_acronym = len(word) > 1 and word.isupper()
    if folded in STOP_WORDS.get(language, ()) and not is_acronym:
        return ""
    return stem(folded, language) if folded else ""


def _essential(word: str) -> list[str]:
    """The parts of a word between apostrophes without what is elided before it: `l'employeur`, `prud'hommes`."""
    parts = _APOSTROPHE.split(word)
    while len(parts) > 1 and parts[0].lower() in _ELIDED:
        parts = parts[1:]
    return parts


@lru_cache
def _stemmer(language: str) -> "snowballstemmer.stemmer | None":
    algorithm = _ALGORITHMS.get(language)
    return snowballstemmer.stemmer(algorithm) if algorithm else None
