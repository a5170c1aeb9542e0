"""The product's side of a benchmark: a person's session, the pages to ask for, and their SQL."""

import json
import os
import sys
from http import HTTPStatus
from importlib import import_module
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings.site")
django.setup()

from django.conf import settings  # noqa: E402  after setup, like all below
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from pages.models import PublishedSnapshot  # noqa: E402
from people.models import User  # noqa: E402

READER = os.environ.get("PARVIS_BENCH_READER", "bob")


def session_key(person: User) -> str:
    """Signs a person in without a browser."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def addresses(person: User) -> dict[str, str]:
    """One address for each kind of page; the guide is the one with the longest body, not a flattering one."""
    seen = PublishedSnapshot.objects.visible_to(person)
    found = {"home": "/"}
    for name, kind in (
        ("guide", "guide"),
        ("training", "training"),
        ("faq", "faq"),
        ("section", "section"),
    ):
        row = seen.filter(kind=kind).order_by("-reading_minutes", "pk").first()
        if row:
            found[name] = row.path
    found["search"] = "/search/?q=cong%C3%A9s+pay%C3%A9s"
    found["suggest"] = "/search/suggest/?q=cong"
    found["profile"] = f"/p/{person.username}/"
    return found


def statements(key: str, address: str) -> int:
    """SQL statements of a warm page, session and user included, BEGIN and COMMIT not."""
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    if response.status_code != HTTPStatus.OK:
        message = f"{address} answered {response.status_code}"
        raise SystemExit(message)
    ignored = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(not query["sql"].startswith(ignored) for query in captured)


def describe() -> dict[str, Any]:
    """The cookie, and for each page its address and its number of statements."""
    person = User.objects.get(username=READER)
    key = session_key(person)
    pages = {
        name: [address, statements(key, address)] for name, address in addresses(person).items()
    }
    return {"cookie": f"{settings.SESSION_COOKIE_NAME}={key}", "pages": pages}


if __name__ == "__main__":
    json.dump(describe(), sys.stdout)
