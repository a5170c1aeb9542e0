"""The sections of the site: an app registers its own, so that the header shows what exists and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class NavigationItem:
    """One section, in the header, the phone's bar and the list of shortcuts.

    `name` is what a page sets as `page_section` to mark it; `key` is pressed after `g`, one letter or none.
    """

    name: str
    label: str
    href: str
    icon: str
    key: str = ""


ItemMaker = Callable[[HttpRequest], NavigationItem | None]
_makers: list[tuple[int, ItemMaker]] = []


def register_navigation(order: int, maker: ItemMaker) -> None:
    """Called from an app's `ready()`. `maker` gives the section for a request, or None; it costs no statement."""
    if all(known is not maker for _order, known in _makers):
        _makers.append((order, maker))
        _makers.sort(key=lambda entry: entry[0])


def navigation(request: HttpRequest) -> list[NavigationItem]:
    """The sections that this request may be shown, in order. No statement."""
    made = (maker(request) for _order, maker in _makers)
    return [item for item in made if item is not None]
