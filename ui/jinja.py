"""The site's template engine and every global its templates may use; no app adds any."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined, select_autoescape


def environment(**options: Any) -> Environment:
    """Jinja2 that fails on a misspelt variable and escapes HTML but not mail texts."""
    options |= {"undefined": StrictUndefined, "autoescape": select_autoescape(["html"])}
    env = Environment(**options)  # noqa: S701  autoescape is chosen by file name above
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals |= {"static": static, "url": reverse, "get_language": get_language}
    return env
