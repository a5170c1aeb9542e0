"""Panels: how an upper app shows something on a lower app's page without being imported by it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest
from django.template import engines
from django.utils.safestring import SafeString, mark_safe


@dataclass
class Panel:
    """A region of a page, made by another app: it fetches through its own gates and renders its own template.

    Made once per page view with the request and the subject shown. `order` sorts the panels of one slot.
    """

    order: ClassVar[int] = 100
    template_name: ClassVar[str]

    request: HttpRequest
    subject: Any

    def is_shown(self) -> bool:
        """False leaves the panel out, before it costs a query."""
        return True

    def version(self) -> str | None:
        """Changes with anything the panel shows, and costs far less than rendering; None when only rendering can tell.

        A page all of whose panels have a version is answered 304 without being rendered.
        """
        return None

    def get_context(self) -> dict[str, Any]:
        """Everything the template reads; queries happen here."""
        raise NotImplementedError

    def render(self) -> SafeString:
        """The panel as HTML."""
        template = engines["jinja2"].get_template(self.template_name)
        return mark_safe(template.render(self.get_context(), self.request))  # noqa: S308  Jinja2 escaped it


_panels: dict[str, list[type[Panel]]] = defaultdict(list)


def register_panel(slot: str, panel: type[Panel]) -> None:
    """Called from an upper app's `ready()`. Slots are named `<app>.<page>.<region>`, for example `pages.page.below`."""
    if panel not in _panels[slot]:
        _panels[slot].append(panel)


def make_panels(slot: str, request: HttpRequest, subject: Any) -> list[Panel]:
    """The panels of a slot that are shown for one page view, in order, not rendered yet."""
    made = [panel(request, subject) for panel in sorted(_panels[slot], key=lambda p: p.order)]
    return [panel for panel in made if panel.is_shown()]


def render_panels(slot: str, request: HttpRequest, subject: Any) -> list[SafeString]:
    """The panels of a slot for one page view, rendered in order."""
    return [panel.render() for panel in make_panels(slot, request, subject)]
