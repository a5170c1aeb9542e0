"""Audience tokens: who may read a row, as data that SQL and a search engine can filter by.

A token names a set of people. A row lists the tokens that may read it; a viewer holds tokens; the viewer may read the
row when the two sets meet. Providers, registered by apps above, say which tokens a viewer holds.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

EVERYONE = "all"
MAX_TOKEN_LENGTH = 64


class Viewer(Protocol):
    """What an audience needs of a person; in practice `people.User`."""

    pk: int
    is_active: bool


TokenProvider = Callable[["Viewer"], Iterable[str]]
_providers: list[TokenProvider] = []


def unit_token(unit_id: int) -> str:
    """Everybody in an organisation unit or in a unit below it."""
    return f"unit:{unit_id}"


def group_token(group_id: int) -> str:
    """The members of a Wagtail group."""
    return f"group:{group_id}"


def community_token(community_id: int) -> str:
    """The people who may read inside a community."""
    return f"community:{community_id}"


def user_token(user_id: int) -> str:
    """One person."""
    return f"user:{user_id}"


def register_provider(provider: TokenProvider) -> TokenProvider:
    """Adds a source of tokens; called from an app's `ready()`, usable as a decorator."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def tokens_of(viewer: Viewer) -> frozenset[str]:
    """The tokens a viewer holds, computed once per viewer instance, hence once per request.

    Nobody inactive holds a token, and a superuser holds none of his own. Costs what the providers cost, once.
    """
    held: frozenset[str] | None = viewer.__dict__.get("_audience_tokens")
    if held is None:
        held = frozenset(_collect(viewer))
        viewer.__dict__["_audience_tokens"] = held
    return held


def _collect(viewer: Viewer) -> Iterable[str]:
    if not viewer.is_active:
        return
    yield EVERYONE
    yield user_token(viewer.pk)
    for provider in _providers:
        yield from provider(viewer)
