"""What a handle, a country, a time zone and a password may be."""

import re
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FEWEST_DIFFERENT = 6
FEWEST_OWN = 8
SHORTEST_WORD = 3
SHORTEST_RUN = 4
LONG = 15
LONGEST_CHECKED = 100
FORWARDS = (
    "01234567890123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "azertyuiopqsdfghjklmwxcvbn",
    "qwertyuiopasdfghjklzxcvbnm",
)
ROWS = (*FORWARDS, *(row[::-1] for row in FORWARDS))
REGION = re.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/")

validate_handle = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]+\Z",
    gettext_lazy(
        "Use letters without accents, digits, dots, hyphens and underscores, at least two."
    ),
)


@cache
def countries() -> frozenset[str]:
    """The two-letter codes of the world's countries, as CLDR lists them."""
    groupings = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    codes = Locale("en").territories
    return frozenset(str(code) for code in codes if re.fullmatch("[A-Z]{2}", str(code))) - groupings


def validate_country(code: str) -> None:
    """Refuses what is not a two-letter country code."""
    if code not in countries():
        raise ValidationError(_("“%(code)s” is not a country code."), params={"code": code})


@cache
def time_zones() -> frozenset[str]:
    """The names of places in the time zone database, without its technical entries."""
    return frozenset(name for name in available_timezones() if REGION.match(name)) | {"UTC"}


def validate_time_zone(name: str) -> None:
    """Refuses a name that is not in the time zone database."""
    if name not in time_zones():
        raise ValidationError(_("“%(name)s” is not a time zone."), params={"name": name})


class VariedPasswordValidator:
    """Refuses a long password made of few different characters or of one piece repeated; short ones are refused as such."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        is_poor = len(set(password)) < FEWEST_DIFFERENT or _is_repetition(password)
        if is_poor and len(password) >= LONG:
            raise ValidationError(
                _(
                    "This password repeats itself too much. Try four words that have nothing in common."
                ),
                code="password_repeats",
            )

    def get_help_text(self) -> str:
        """Shown beside the field."""
        return _("Four words that have nothing in common are easy to remember and hard to guess.")


class OwnWordsPasswordValidator:
    """Refuses a password that is mostly what is tried first: names of its owner and of the site, rows of keys."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        start = password.casefold()[:LONGEST_CHECKED]
        rest = start
        for word in sorted({*_site_words(), *_person_words(user)}, key=len, reverse=True):
            rest = rest.replace(word, "")
        rest = _without_rows(rest)
        if rest != start and len(rest) < FEWEST_OWN:
            raise ValidationError(
                _("This password is mostly your name, the name of this site or a row of keys."),
                code="password_is_guessable",
            )

    def get_help_text(self) -> str:
        """Shown beside the field."""
        return _("It cannot be built on your name, on the name of this site or on rows of keys.")


def _is_repetition(password: str) -> bool:
    """True for a text that is one shorter text several times, such as `motdepassemotdepasse`."""
    return password in (password + password)[1:-1]


def _site_words() -> set[str]:
    address = settings.SITE_URL.split("//")[-1].split("/")[0]
    return _words("parvis", settings.WAGTAIL_SITE_NAME, address)


def _person_words(person: object) -> set[str]:
    names = ("username", "first_name", "last_name", "email")
    return _words(*(str(getattr(person, name, "")) for name in names))


def _words(*texts: str) -> set[str]:
    found = (word for text in texts for word in re.split(r"[^\w]+|_", text.casefold()))
    return {word for word in found if len(word) >= SHORTEST_WORD}


def _without_rows(text: str) -> str:
    """The text without runs of neighbours on the keyboard, in the alphabet or among digits, in either direction."""
    kept, at = "", 0
    while at < len(text):
        run = SHORTEST_RUN
        while at + run <= len(text) and any(text[at : at + run] in row for row in ROWS):
            run += 1
        if run > SHORTEST_RUN:
            at += run - 1
        else:
            kept += text[at]
            at += 1
    return kept
