from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.utils import timezone, translation

from people.middleware import PreferencesMiddleware
from people.models import User


def page_of(client, url="/me/settings/", **headers) -> str:
    return str(client.get(url, headers=headers).content.decode())


def test_the_interface_is_in_the_language_of_the_profile_whatever_the_browser_says(as_, charlie):
    client = as_(charlie)
    client.cookies["django_language"] = "en"

    assert '<html lang="fr"' in page_of(client, **{"Accept-Language": "en"})
    User.objects.filter(pk=charlie.pk).update(locale="en")
    assert '<html lang="en"' in page_of(client, **{"Accept-Language": "fr"})


@pytest.mark.parametrize(
    ("asked", "shown"), [("en-GB,fr;q=0.5", "en"), ("fr-CA", "fr"), ("de", "fr"), ("", "fr")]
)
def test_before_sign_in_the_browser_decides(client, db, asked, shown):
    response = client.get("/login/", headers={"Accept-Language": asked})

    assert f'<html lang="{shown}"' in response.content.decode()
    assert response["Content-Language"] == shown
    assert "Accept-Language" in response["Vary"]
    assert "Cookie" in response["Vary"]


def test_a_choice_before_sign_in_is_kept_by_the_browser(client, db):
    chosen = client.post("/language/", {"language": "en", "next": "/login/?next=/me/"})

    assert chosen.url == "/login/?next=/me/"
    assert '<html lang="en"' in page_of(client, "/login/", **{"Accept-Language": "fr"})


def test_a_choice_after_sign_in_is_kept_by_the_profile(as_, charlie):
    client = as_(charlie)

    assert (
        client.post("/language/", {"language": "en", "next": "/me/settings/"}).url
        == "/me/settings/"
    )

    charlie.refresh_from_db()
    assert charlie.locale == "en"
    client.post("/logout/")
    assert '<html lang="en"' in page_of(client, "/login/")


@pytest.mark.parametrize("wrong", ["", "xx", "../fr", "fr\x00"])
def test_a_language_that_is_not_offered_is_refused(as_, charlie, wrong):
    assert as_(charlie).post("/language/", {"language": wrong}).status_code == 400
    assert as_(charlie).get("/language/").status_code == 405


def test_the_choice_leads_nowhere_else(client, db):
    assert client.post("/language/", {"language": "en", "next": "//evil.example/"}).url == "/"


def test_a_language_or_zone_that_was_given_up_falls_back(as_, charlie):
    User.objects.filter(pk=charlie.pk).update(locale="de", time_zone="Europe/Nowhere")

    assert as_(charlie).get("/me/settings/").status_code == 200


def test_the_time_zone_is_the_readers_and_does_not_outlive_the_request(charlie, rf):
    charlie.time_zone, charlie.locale = "America/Montreal", "en"
    request = rf.get("/")
    request.user = charlie
    seen = []

    def view(request):
        moment = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)
        seen.append((timezone.localtime(moment).hour, translation.get_language()))
        return HttpResponse()

    PreferencesMiddleware(view)(request)

    assert seen == [(4, "en")]
    assert timezone.get_current_timezone_name() == "Europe/Paris"
    assert translation.get_language() == "fr"


def test_preferences_cost_no_statement(as_, charlie, statements):
    client = as_(charlie)
    client.get("/me/settings/")

    with statements() as counted:
        client.get("/me/settings/")

    assert counted.total == 1  # the viewer
