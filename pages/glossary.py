"""Terms of the trade and their definitions, and how a page marks them."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import ClassVar, Protocol

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

_TAG = re.compile(r"(<[^>]*>)")
_TAG_NAME = re.compile(r"</?([a-z0-9]+)", re.IGNORECASE)
_NOT_INSIDE = {"a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "code", "dt", "th"}
_NOT_INSIDE |= {"caption", "figcaption", "svg", "dl", "nav", "small"}


class GlossaryTerm(TranslatableMixin, index.Indexed, models.Model):
    """A word or abbreviation and what it means, in one language."""

    term = models.CharField(_("term"), max_length=80)
    other_forms = models.CharField(
        _("other forms"),
        max_length=300,
        blank=True,
        help_text=_("Plural, abbreviation, long form: separated by commas."),
    )
    definition = models.TextField(
        _("definition"), max_length=400, help_text=_("One or two sentences, for a newcomer.")
    )

    panels: ClassVar = [FieldPanel("term"), FieldPanel("other_forms"), FieldPanel("definition")]
    search_fields: ClassVar = [
        index.AutocompleteField("term"),
        index.AutocompleteField("other_forms"),
        index.FilterField("locale_id"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["locale", "term"], name="one_term_per_locale")
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def forms(self) -> list[str]:
        """The words that stand for the term in a text, the longest first."""
        forms = [self.term, *(form.strip() for form in self.other_forms.split(","))]
        return sorted(filter(None, forms), key=len, reverse=True)


class Definition(Protocol):
    """What marking needs of a term."""

    pk: int
    definition: str
    forms: Sequence[str]


def marked(markup: str, terms: Iterable[Definition]) -> str:
    """The markup, the first occurrence of each term in its running text marked with a disclosure of its definition.

    Headings, links, buttons, captions and the glossary itself are left alone. Linear in the markup, times the terms.
    """
    pieces = _TAG.split(markup)
    for term in terms:
        _mark_first(pieces, term)
    return "".join(pieces)


def _mark_first(pieces: list[str], term: Definition) -> None:
    forms = "|".join(re.escape(escape(form)) for form in term.forms)
    pattern = re.compile(rf"(?<![\w&])(?:{forms})(?![\w;])", re.IGNORECASE)
    shut = 0
    for place, piece in enumerate(pieces):
        if piece.startswith("<"):
            shut += _opening(piece)
        elif not shut and (found := pattern.search(piece)):
            word = _TAG.split(_word(found.group(), term))
            pieces[place : place + 1] = [piece[: found.start()], *word, piece[found.end() :]]
            return


def _opening(tag: str) -> int:
    """1 for a tag that opens a place where nothing is marked, -1 for the tag that ends it."""
    name = _TAG_NAME.match(tag)
    if name is None or name.group(1).lower() not in _NOT_INSIDE or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


def _word(word: str, term: Definition) -> str:
    key = f"definition-{term.pk}"
    return (
        f'<button type="button" class="term" popovertarget="{key}">{word}</button>'
        f'<small popover id="{key}" class="term-definition">{escape(term.definition)}</small>'
    )
