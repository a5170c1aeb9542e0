"""The site's template engine and every global its templates may use; no app adds any."""

from functools import cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined, select_autoescape

from ui import appearance, formats
from ui.brand import brand
from ui.navigation import navigation
from ui.statement import conformity


def environment(**options: Any) -> Environment:
    """Jinja2 that fails on a misspelt variable and escapes HTML but not mail texts."""
    options |= {
        "undefined": StrictUndefined,
        "autoescape": select_autoescape(["html"]),
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    env = Environment(**options)  # noqa: S701  autoescape is chosen by file name above
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals |= {
        "static": cache(static),  # a page names the icons' file some thirty times
        "url": reverse,
        "get_language": formats.language,
        "text_direction": formats.text_direction,
        "language_name": formats.language_name,
        "languages": [code for code, _name in settings.LANGUAGES],
        "format_date": formats.format_date,
        "format_datetime": formats.format_datetime,
        "format_moment_iso": formats.format_moment_iso,
        "format_number": formats.format_number,
        "navigation": navigation,
        "theme": appearance.theme,
        "has_shortcuts": appearance.has_shortcuts,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "brand_sheet": brand_sheet,
        "logo": logo,
        "conformity": conformity,
    }
    return env


@cache
def brand_sheet() -> str:
    """The address of the organisation's colours, or nothing."""
    return _versioned("ui:brand-sheet") if brand().accent else ""


@cache
def logo() -> str:
    """The address of the organisation's logo, or nothing."""
    return _versioned("ui:logo") if brand().logo else ""


def _versioned(name: str) -> str:
    return f"{reverse(name)}?v={brand().version()}"
