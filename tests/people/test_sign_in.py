import re
from urllib.parse import quote

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from people.models import User
from tests.factories import UserFactory

URL = "/login/"
RIGHT = "parvis"


def sign_in(client: Client, name: str, password: str = RIGHT, **extra):
    return client.post(URL, {"username": name, "password": password, **extra})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "name", ["charlie", "CHARLIE", "  charlie ", "charlie@example.org", "Charlie@EXAMPLE.org"]
)
def test_one_signs_in_by_handle_or_address_in_any_case(client, charlie, name):
    response = sign_in(client, name)

    assert response.status_code == 302
    assert response.url == reverse("home:home")
    assert is_signed_in(client)


def test_a_wrong_password_is_refused_in_words_and_the_name_stays(client, charlie):
    response = sign_in(client, "charlie", "parvos")

    page = response.content.decode()
    assert response.status_code == 422
    assert "ne vont pas ensemble" in page
    assert 'value="charlie"' in page
    assert "parvos" not in page
    assert not is_signed_in(client)


def _refusal(client: Client, name: str, password: str) -> str:
    """The page of a refused attempt, without what differs in any case."""
    page = sign_in(client, name, password).content.decode()
    return re.sub(r'(csrfmiddlewaretoken" value=")\w+', r"\1", page).replace(name, "NAME")


def test_unknown_names_wrong_passwords_and_people_who_left_get_the_same_answer(
    client, charlie, nadia, monkeypatch
):
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def count(self, password, *args):
        hashed.append(password)
        return encode(self, password, *args)

    monkeypatch.setattr(MD5PasswordHasher, "encode", count)
    answers: set[str] = set()
    work: set[int] = set()

    attempts = [("nobody", RIGHT), ("charlie", "parvos"), ("nadia", RIGHT), ("nadia", "x")]
    for name, password in attempts:
        hashed.clear()
        answers.add(_refusal(client, name, password))
        work.add(len(hashed))

    assert len(answers) == 1
    assert work == {1}
    assert not is_signed_in(client)


def test_somebody_without_a_password_cannot_sign_in(client):
    person = UserFactory.create(username="new")
    person.set_unusable_password()
    person.save()

    for password in ("", person.password, "!"):
        assert sign_in(client, "new", password).status_code == 422


def test_the_session_gets_a_new_id_and_the_old_one_is_worthless(client, charlie):
    session = client.session
    session["kept"] = "basket"
    session.save()
    before = session.session_key

    sign_in(client, "charlie")

    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_signing_out_needs_a_form_and_ends_the_session(as_, charlie):
    client = as_(charlie)
    key = client.session.session_key

    assert client.get("/logout/").status_code == 405
    assert is_signed_in(client)
    response = client.post("/logout/")

    assert response.url == URL
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert not Session.objects.filter(pk=key).exists()
    assert client.get("/me/").url.startswith(URL)


def test_a_form_of_another_site_signs_nobody_in_or_out(charlie):
    client = Client(enforce_csrf_checks=True)

    assert sign_in(client, "charlie").status_code == 403
    client.force_login(charlie)
    assert client.post("/logout/").status_code == 403


@pytest.mark.parametrize(
    "wanted", ["/me/settings/", "/search/?q=a%20b&page=2", "/fr/aide/%C3%A9/#suite"]
)
def test_one_comes_back_to_the_page_asked_for(client, charlie, wanted):
    form = client.get(f"{URL}?next={quote(wanted)}")
    assert f'value="{wanted}"'.replace("&", "&amp;") in form.content.decode()

    assert sign_in(client, "charlie", next=wanted).url == wanted


@pytest.mark.parametrize(
    "hostile",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "http:///evil.example",
        "http://testserver/me/",
        "/login/?next=/login/",
        "/logout/",
        "\x00",
        "evil",
    ],
)
def test_a_hostile_destination_is_forgotten(client, charlie, hostile):
    assert sign_in(client, "charlie", next=hostile).url == reverse("home:home")
    client.logout()
    assert 'name="next" value=""' in client.get(URL, {"next": hostile}).content.decode()


def test_a_page_asks_for_signing_in_and_is_shown_afterwards(client, charlie):
    asked = client.get("/me/settings/")

    assert asked.url == "/login/?next=/me/settings/"
    assert sign_in(client, "charlie", next="/me/settings/").url == "/me/settings/"


def test_the_admin_sends_to_the_same_page(client):
    assert client.get("/admin/").url == "/login/?next=/admin/"
    assert client.get("/admin/login/?next=/admin/pages/").url == "/login/?next=%2Fadmin%2Fpages%2F"
    assert client.post("/admin/login/", {"username": "a", "password": "b"}).status_code == 302


def test_somebody_signed_in_goes_home_or_is_told_that_a_right_is_missing(as_, charlie):
    client = as_(charlie)

    assert client.get(URL).url == reverse("home:home")
    told = client.get(f"{URL}?next=/admin/")
    assert told.status_code == 200
    assert "Charlie Petit" in told.content.decode()
    assert 'name="password"' not in told.content.decode()


def test_somebody_else_can_sign_in_over_a_session_and_inherits_nothing(as_, charlie, bob):
    client = as_(charlie)
    session = client.session
    session["draft"] = "of charlie"
    session.save()

    sign_in(client, "bob")

    assert client.session["_auth_user_id"] == str(bob.pk)
    assert "draft" not in client.session


def test_who_leaves_is_out_with_the_next_request(as_, charlie):
    client = as_(charlie)
    assert client.get("/me/settings/").status_code == 200

    User.objects.filter(pk=charlie.pk).update(is_active=False)

    assert client.get("/me/settings/").url.startswith(URL)


@pytest.mark.parametrize(
    "typed", ["", " ", "x" * 300, "\x00", "\u202e", "' OR 1=1 --", "%", "a@b@c"]
)
def test_odd_names_are_refused_without_an_error_page(client, db, typed):
    assert sign_in(client, typed, "x" * 5000).status_code == 422
    assert sign_in(client, typed, "wrong").status_code == 422


def test_the_sign_in_page_is_never_kept(client, db):
    response = client.get(URL)

    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
