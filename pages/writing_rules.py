"""Rules of plain writing, in French and in English. They make warnings: a rule that is often wrong is left out."""

import re
from collections.abc import Iterator

from kernel.rich_text import plain_text

LONG_SENTENCE = 30
_PARAGRAPH_END = re.compile(r"</(?:p|li|h\d|td|th|dd|dt)>|<br\s*/?>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\s\xa0]+(?=[\"«“(]?[\s\xa0]?[A-ZÀ-ÖØ-Þ0-9])")
_WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?|\d+")

VAGUE_LINKS = {
    "fr": {"ici", "cliquez ici", "cliquer ici", "là", "lien", "ce lien", "suivez ce lien", "en savoir plus",
           "plus d'informations", "plus d'infos", "lire la suite", "voir", "voir plus", "cette page", "lire", "suite"},
    "en": {"here", "click here", "click", "link", "this link", "read more", "more", "learn more", "see more", "this page",
           "find out more", "more information", "more info", "see here", "see", "details"},
}  # fmt: skip
_FRENCH_LEADS = {
    "ne",
    "n'",
    "se",
    "s'",
    "vous",
    "puis",
    "ensuite",
    "enfin",
    "si",
    "pour",
    "dans",
    "depuis",
    "sur",
    "une",
    "fois",
}
_FRENCH_ORDER = re.compile(r"^(?!(?:chez|assez|rez)\b)(?:\w{2,}ez|faites|dites)(?:-\w+)*$")
_FRENCH_INFINITIVE = re.compile(r"^\w+(?:er|ir|oir|dre|ttre|ire|uivre|clure|rompre)$")
_FRENCH_NOUNS = re.compile(
    r"^(?:premi|derni|papi|dossi|fichi|courri|calendri|ateli|hiv|guichet|particuli|mobili)er$|^(?:plais|aven|loisi|souven)ir$"
    r"|^(?:\w+oire|salaire|horaire|formulaire|notaire|annuaire|commentaire|stagiaire|maire|navire|ordre|cadre|le[t]tre)$"
)
_ENGLISH_LEADS_OF_NOUNS = {"the", "a", "an", "your", "my", "our", "their", "this", "that", "these", "those", "how", "what", "why", "overview",
                           "introduction", "step", "first", "second", "there", "it", "it's", "if"}  # fmt: skip
_ENGLISH_NOUN = re.compile(r"^\w{3,}(?:tion|ment|ness|ing|ity|ance|ence)$")
_ENGLISH_VERBS = {
    "mention",
    "position",
    "question",
    "comment",
    "document",
    "implement",
    "bring",
    "ring",
    "string",
    "balance",
    "reference",
}


def word_count(text: str) -> int:
    """Words as a reader counts them."""
    return len(_WORD.findall(text))


def is_vague(link_words: str, language: str) -> bool:
    """Says nothing of where the link leads, read alone as a screen reader lists it."""
    words = re.sub(r"[\s\xa0.…:>»›]+", " ", link_words.replace("’", "'")).strip().casefold()
    return words in VAGUE_LINKS.get(language, VAGUE_LINKS["en"])


def long_sentences(markup: str) -> Iterator[str]:
    """The sentences of more than thirty words of an HTML text; a paragraph or a list item ends one."""
    for paragraph in _PARAGRAPH_END.split(markup):
        for sentence in _SENTENCE_END.split(plain_text(paragraph)):
            if word_count(sentence) > LONG_SENTENCE:
                yield sentence


def says_what_to_do(step_title: str, language: str) -> bool:
    """Starts with a verb in the imperative or, in French, the infinitive. In doubt, yes."""
    words = [
        word.casefold() for word in _WORD.findall(step_title.replace("’", "'").replace("'", "' "))
    ]
    if not words:
        return True
    return _french_order(words) if language == "fr" else _english_order(words[0])


def _french_order(words: list[str]) -> bool:
    if any(_FRENCH_ORDER.match(word) for word in words[:8]):
        return True
    first = next((word for word in words if word not in _FRENCH_LEADS), "")
    return bool(_FRENCH_INFINITIVE.match(first)) and not _FRENCH_NOUNS.match(first)


def _english_order(word: str) -> bool:
    if word in _ENGLISH_VERBS:
        return True
    return word not in _ENGLISH_LEADS_OF_NOUNS and not _ENGLISH_NOUN.match(word)
