"""Names of languages, countries and time zones, in the language of the reader."""

from babel import Locale
from django.utils.text import capfirst
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from people.validators import countries, time_zones

SPOKEN = (
    "ar", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "ja", "lt", "lv",
    "mt", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk", "zh",
)  # fmt: skip
Choices = list[tuple[str, str]]


def country_name(code: str) -> str:
    """`France` for `FR`; the code itself when it has no name."""
    return str(_reader().territories.get(code, code))


def language_name(code: str) -> str:
    """`français` for `fr`, with a capital."""
    return capfirst(str(_reader().languages.get(code, code)))


def country_choices() -> Choices:
    """All countries by name."""
    return sorted(((code, country_name(code)) for code in countries()), key=lambda pair: pair[1])


def spoken_language_choices() -> Choices:
    """The languages one may say one speaks, by name."""
    return sorted(((code, language_name(code)) for code in SPOKEN), key=lambda pair: pair[1])


def time_zone_choices() -> list[tuple[str, Choices]]:
    """All time zones by region and city."""
    grouped: dict[str, Choices] = {}
    for name in sorted(time_zones()):
        region, _slash, city = name.partition("/")
        label = city.replace("_", " ").replace("/", ", ") or name
        grouped.setdefault(_region_name(region), []).append((name, label))
    return list(grouped.items())


def _region_name(region: str) -> str:
    names = {
        "Africa": _("Africa"),
        "America": _("America"),
        "Antarctica": _("Antarctica"),
        "Asia": _("Asia"),
        "Atlantic": _("Atlantic"),
        "Australia": _("Australia"),
        "Europe": _("Europe"),
        "Indian": _("Indian Ocean"),
        "Pacific": _("Pacific"),
    }
    return names.get(region, region)


def _reader() -> Locale:
    return Locale.parse(to_locale(get_language() or "en"))
