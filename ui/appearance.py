"""How a page looks and behaves for one reader, as told by the profile, or by a cookie before sign-in."""

from django.http import HttpRequest

THEME_COOKIE = "theme"
THEMES = ("light", "dark")


def theme(request: HttpRequest) -> str:
    """`light`, `dark`, or nothing where the device decides. No statement."""
    wanted = getattr(request.user, "theme", None) or request.COOKIES.get(THEME_COOKIE, "")
    return wanted if wanted in THEMES else ""


def has_shortcuts(request: HttpRequest) -> bool:
    """Whether one-key shortcuts are on: they can be switched off for good in the profile."""
    return bool(getattr(request.user, "has_shortcuts", True))
