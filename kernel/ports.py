"""Ports: what a lower app may ask of an upper one, as a Protocol that the upper app fills in its `ready()`."""

from collections.abc import Mapping
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Port(Generic[T]):
    """A place for one implementation. Empty until filled; `get()` then gives None, and callers do without."""

    def __init__(self) -> None:
        self._filled_with: T | None = None

    def fill(self, implementation: T) -> None:
        """Called once, from the `ready()` of the app that implements the port."""
        self._filled_with = implementation

    def get(self) -> T | None:
        """The implementation, or None when no app above fills the port."""
        return self._filled_with


class AudienceIndex(Protocol):
    """Keeps copies of audiences, for example beside search documents."""

    def rewrite(self, *, kind: str, audiences: Mapping[int, frozenset[str]]) -> None:
        """Replaces the tokens of each object of a kind, in the caller's transaction; an empty set hides it."""


audience_index: Port[AudienceIndex] = Port()
