"""Pages about the site itself, in a real browser."""

import pytest
from django.urls import reverse

from tests.e2e.fixtures import in_every_look


@in_every_look
@pytest.mark.parametrize("name", ["ui:accessibility", "ui:privacy", "ui:shortcuts"])
def test_pages_about_the_site_are_accessible(open_browser, inspect, bob, name, width, theme):
    page = open_browser(bob, width=width, theme=theme)

    page.goto(reverse(name))

    inspect(page)


def test_the_list_of_shortcuts_opens_by_its_key_and_closes_by_escape(open_browser, bob):
    page = open_browser(bob, language="en")
    page.goto(reverse("ui:privacy"))

    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keyboard shortcuts").is_visible()

    page.keyboard.press("Escape")
    assert page.get_by_role("dialog").count() == 0
