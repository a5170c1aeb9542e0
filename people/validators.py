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
    """Refuses a long password made of few different characters or of one piece repeated."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        if len(set(password)) < FEWEST_DIFFERENT or is_repetition(password):
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
    """Refuses a password that is mostly the name of this site or of its address."""

    def validate(self, password: str, user: object = None) -> None:
        """Raises ValidationError."""
        rest = password.casefold()
        for word in site_words():
            rest = rest.replace(word, "")
        if len(rest) < FEWEST_OWN:
            raise ValidationError(
                _("This password is mostly the name of this site."), code="password_is_site_name"
            )

    def get_help_text(self) -> str:
        """Shown beside the field."""
        return _("It cannot be built on the name of this site.")


def is_repetition(password: str) -> bool:
    """True for a text that is one shorter text several times, such as `motdepassemotdepasse`."""
    return password in (password + password)[1:-1]


def site_words() -> list[str]:
    """The words an attacker of this site would try first, longest first."""
    address = settings.SITE_URL.split("//")[-1].split(":")[0].split("/")[0]
    words = {settings.WAGTAIL_SITE_NAME, "parvis", *address.split(".")}
    return sorted(
        {word.casefold() for word in words if len(word) >= SHORTEST_WORD}, key=len, reverse=True
    )
