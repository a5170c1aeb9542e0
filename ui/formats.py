"""Days, moments and numbers as the reader's language writes them."""

from datetime import date, datetime
from functools import cache

from babel import Locale, dates, numbers
from django.conf import settings
from django.utils import timezone, translation

# Colleagues in Europe write 23 Nov 2026 and 14:30; Babel's plain English is American.
_BABEL_NAMES = {"en": "en_GB"}
# The fonts have the no-break space, not the narrow one that Babel puts between French thousands.
_NARROW_SPACE, _SPACE = "\u202f", "\u00a0"


def language() -> str:
    """The code of the language being shown."""
    return translation.get_language() or str(settings.LANGUAGE_CODE)


def text_direction() -> str:
    """`rtl` for languages written from the right, else `ltr`."""
    return "rtl" if translation.get_language_bidi() else "ltr"


def language_name(code: str) -> str:
    """A language in its own words: Français, English."""
    name: str = translation.get_language_info(code)["name_local"]
    return name[:1].upper() + name[1:]


def format_date(day: date, style: str = "medium") -> str:
    """A day: 23 nov. 2026, or 23 novembre 2026 in the style `long`. Moments count in the reader's time zone."""
    if isinstance(day, datetime):
        day = _local(day)
    return dates.format_date(day, style, locale=_locale(language()))


def format_datetime(moment: datetime) -> str:
    """A moment in the reader's time zone: 23 nov. 2026, 14:30."""
    local, locale = _local(moment), _locale(language())
    day = dates.format_date(local, "medium", locale=locale)
    return f"{day}, {dates.format_time(local, 'short', locale=locale)}"


def format_number(number: float) -> str:
    """A number with its thousands set apart: 1 840."""
    return numbers.format_decimal(number, locale=_locale(language())).replace(_NARROW_SPACE, _SPACE)


def format_moment_iso(moment: datetime) -> str:
    """A moment for machines, to the second, with its offset."""
    return _local(moment).isoformat(timespec="seconds")


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(_BABEL_NAMES.get(code, code), sep="-" if "-" in code else "_")
