"""A real Chromium on the site served by a thread: signed in as somebody, in any width, theme and language, with or without script."""

import os
import shutil
from collections.abc import Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from people.models import User

LOOKS = [
    (width, theme) for theme in ("light", "dark") for width in (1360, 390, 320)
]  # what each kind of page is inspected in
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
LISTEN = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ""}`));
"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The distribution's Chromium; the test run fails where there is none."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  other suites do without

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "install the distribution's chromium package"
    # Playwright keeps an event loop in this thread, and the ORM of the test is asked from it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium, live_server, request) -> Iterator[Callable[..., Any]]:
    """`page = open_browser(bob, width=320, theme="dark", script=False, language="fr")`, then `page.goto("/search/")`.

    After the test no page may have violated the content security policy or thrown.
    """
    contexts, faults = [], []

    def open_(
        person: User | None,
        *,
        width: int = 1360,
        theme: str = "light",
        script: bool = True,
        language: str = "fr",
    ) -> Any:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 844 if width < 800 else 860},
            color_scheme=theme,
            java_script_enabled=script,
            locale=language,
            reduced_motion="reduce",
        )
        contexts.append(context)
        if script:
            context.add_init_script(LISTEN)
        if person is not None:
            User.objects.filter(pk=person.pk).update(locale=language)
            context.add_cookies([_session_cookie(person, live_server.url)])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda line: _note(line, faults))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("response", lambda reply: _note_failure(reply, faults))
        return page

    yield open_
    for number, context in enumerate(contexts):
        for page in context.pages:
            _keep_picture(page, f"{request.node.name}-{number}")
        context.close()
    assert faults == []


def _session_cookie(person: User, url: str) -> dict[str, str]:
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": url}


def _note(line: Any, faults: list[str]) -> None:
    if line.type == "error" and "CSP" in line.text:
        faults.append(line.text)


def _note_failure(reply: Any, faults: list[str]) -> None:
    if reply.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        faults.append(f"{reply.status} {reply.url}")


def _keep_picture(page: Any, name: str) -> None:
    """Pictures of the last state, for whoever looks into a failure."""
    folder = Path(settings.VAR_DIR) / "pictures" / f"{timezone.now():%Y-%m-%d}"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{''.join(c if c.isalnum() else '-' for c in name)}.png")


@pytest.fixture
def inspect() -> Callable[[Any], None]:
    """`inspect(page)`: axe finds nothing, and nothing sticks out sideways."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  other suites do without

    axe = Axe()

    def inspect_(page: Any) -> None:
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        violations = [
            f"{rule['id']}: {node['html'][:160]}"
            for rule in found.response["violations"]
            for node in rule["nodes"]
        ]
        assert violations == [], f"{page.url} at {page.viewport_size}"
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        assert not wide, f"{page.url} is wider than {page.viewport_size}"

    return inspect_


def in_every_look(test: Callable[..., None]) -> Callable[..., None]:
    """Runs a test once for each width and theme, as `width` and `theme`."""
    return pytest.mark.parametrize(("width", "theme"), LOOKS)(test)
