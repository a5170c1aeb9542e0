"""System checks: a brand that cannot be read does not start."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from ui.brand import LOGO_TYPES, brand


@register
def brand_can_be_read(**kwargs: Any) -> list[CheckMessage]:
    """Words in the organisation's colour have the contrast that WCAG asks."""
    faults = brand().unreadable()
    if not faults:
        return []
    hint = "Choose a darker PARVIS_ACCENT, a lighter PARVIS_ACCENT_DARK, or leave the latter out."
    return [
        Error("The accent colour is hard to read: " + "; ".join(faults), hint=hint, id="ui.E001")
    ]


@register
def logo_can_be_shown(**kwargs: Any) -> list[CheckMessage]:
    """The logo is a picture that browsers know, and there."""
    logo = brand().logo
    if logo is None or (logo.suffix.lower() in LOGO_TYPES and logo.is_file()):
        return []
    hint = f"PARVIS_LOGO is the path of a file that ends in {', '.join(LOGO_TYPES)}."
    return [Error(f"There is no logo at {logo}.", hint=hint, id="ui.E002")]
