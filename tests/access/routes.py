"""Every address the resolver knows, by the name under which the access table must list it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

OURS = (
    "intranet", "home", "search", "notifications", "insights", "ideas", "appointments", "learning",
    "communities", "discussion", "pages", "people", "ui", "kernel", "demo",
)  # fmt: skip
ADMIN = "admin/"


def names_to_cover() -> set[str]:
    """Our own views by full name; Wagtail's admin by namespace; other packages' views by full name."""
    return {_cover_name(*found) for found in _walk(get_resolver().url_patterns, "", ())}


def _walk(
    patterns: list[URLPattern | URLResolver], prefix: str, namespaces: tuple[str, ...]
) -> Iterator[tuple[URLPattern, str, tuple[str, ...]]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = (*namespaces, pattern.namespace) if pattern.namespace else namespaces
            yield from _walk(pattern.url_patterns, route, inner)
        else:
            yield pattern, route, namespaces


def _cover_name(pattern: URLPattern, route: str, namespaces: tuple[str, ...]) -> str:
    full_name = ":".join((*namespaces, pattern.name or f"unnamed {route}"))
    ours = _module_of(pattern).split(".")[0] in OURS
    if ours or not route.startswith(ADMIN):
        return full_name
    return ":".join(namespaces) or "wagtailadmin"


def _module_of(pattern: URLPattern) -> str:
    view = getattr(pattern.callback, "view_class", pattern.callback)
    return getattr(view, "__module__", "")
