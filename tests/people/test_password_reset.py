import re
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from kernel import outbox
from people.models import User
from people.views import password_reset
from tests.factories import UserFactory
from tests.people.test_sign_in import is_signed_in, sign_in

URL = "/password/reset/"
NEW = "girafe-tuile-navire-lundi"


@pytest.fixture
def ask(db):
    """Asks for a link and lets its mail leave; gives the reply."""

    def post(name: str, client: Client | None = None):
        reply = (client or Client()).post(URL, {"username": name})
        outbox.deliver_pending()
        return reply

    return post


def link_in(message) -> str:
    (path,) = re.findall(r"http://localhost:8000(/password/reset/\S+)", str(message.body))
    return str(path)


def html_of(message) -> str:
    return str(message.alternatives[0][0])


@pytest.fixture
def link(ask, charlie) -> str:
    ask("charlie")
    return link_in(mail.outbox[-1])


def choose(link: str, password: str = NEW, again: str | None = None, client: Client | None = None):
    client = client or Client()
    opened = client.get(link)
    if opened.status_code != 302:
        return opened
    address = opened.headers["Location"]
    data = {"new_password": password, "again": password if again is None else again}
    return client.post(address, data)


@pytest.mark.parametrize("name", ["charlie", "Charlie@Example.org", " charlie "])
def test_the_link_comes_by_mail_and_sets_a_password_once(ask, charlie, client, name):
    assert ask(name).url == "/password/reset/sent/"
    message: Any = mail.outbox[0]
    assert message.to == ["charlie@example.org"]
    link = link_in(message)

    assert choose(link).url == "/login/"
    assert sign_in(client, "charlie", NEW).status_code == 302
    assert choose(link, "autre-phrase-assez-longue-ici").status_code == 410
    assert client.get(link).status_code == 410


def test_looking_at_the_link_does_not_use_it_up(link, client):
    for _look in range(3):
        assert client.get(link, follow=True).status_code == 200

    assert choose(link).status_code == 302


def test_known_unknown_and_departed_names_get_the_same_answer(ask, charlie, nadia):
    replies = [ask(name) for name in ("charlie", "nobody", "nadia", "nobody@example.org")]

    assert {(reply.status_code, reply.url, reply.content) for reply in replies} == {
        (302, "/password/reset/sent/", b"")
    }
    assert [message.to for message in mail.outbox] == [["charlie@example.org"]]


def test_the_answer_leaves_before_the_account_is_looked_for(charlie, django_assert_num_queries, rf):
    request = rf.post(URL, {"username": "charlie"})
    with django_assert_num_queries(0):
        reply = password_reset(request)

    assert reply.status_code == 302
    assert not mail.outbox


@pytest.mark.parametrize(
    ("locale", "subject", "words"),
    [
        ("fr", "Choisissez un nouveau mot de passe pour Parvis", "pendant 4 heures"),
        ("en", "Choose a new password for Parvis", "for 4 hours"),
    ],
)
def test_the_mail_is_in_the_language_of_its_reader(ask, charlie, locale, subject, words):
    User.objects.filter(pk=charlie.pk).update(locale=locale)
    ask("charlie")

    message: Any = mail.outbox[0]
    html = html_of(message)
    assert message.subject == subject
    assert words in message.body
    assert words in html
    assert message.alternatives[0][1] == "text/html"
    assert f'lang="{locale}"' in html
    assert link_in(message) in html
    assert "Charlie" in message.body


def test_mail_holds_nothing_that_is_fetched_from_elsewhere(ask, charlie):
    ask("charlie")
    html = html_of(mail.outbox[0])

    assert "<img" not in html
    assert set(re.findall(r"https?://[^/\s\"<]+", html)) == {"http://localhost:8000"}


def test_names_in_mail_are_escaped_in_html_and_plain_in_text(ask):
    UserFactory.create(username="odd", first_name="<b>O'Neil</b>")
    ask("odd")

    assert "<b>O'Neil</b>" in mail.outbox[0].body
    assert "<b>O" not in html_of(mail.outbox[0])


def test_a_forged_host_does_not_reach_the_mail(charlie):
    Client().post(URL, {"username": "charlie"}, headers={"Host": "evil.example"})
    outbox.deliver_pending()

    assert "evil" not in mail.outbox[0].body


def test_a_link_dies_after_four_hours(link, clock):
    clock.shift(4 * 3600 - 60)
    assert Client().get(link).status_code == 302
    clock.shift(120)

    assert choose(link).status_code == 410


def test_a_link_dies_when_its_owner_signs_in_changes_address_or_leaves(ask, charlie, client):
    for change in ({"email": "new@example.org"}, {"is_active": False}):
        ask("charlie")
        link = link_in(mail.outbox[-1])
        User.objects.filter(pk=charlie.pk).update(**change)
        assert client.get(link).status_code == 410
        User.objects.filter(pk=charlie.pk).update(email="charlie@example.org", is_active=True)
    ask("charlie")
    link = link_in(mail.outbox[-1])
    sign_in(Client(), "charlie")

    assert client.get(link).status_code == 410


def test_the_secret_of_a_link_leaves_the_address_at_once(link, client):
    opened = client.get(link)

    assert opened.url == "/password/reset/choose/"
    assert link.split("/")[-2] not in client.get(opened.url).content.decode()


def test_without_a_link_there_is_nothing_to_choose(client, db):
    assert client.get("/password/reset/choose/").status_code == 410
    assert (
        client.post("/password/reset/choose/", {"new_password": NEW, "again": NEW}).status_code
        == 410
    )


def test_an_open_page_dies_with_its_link(link, client, clock):
    page = client.get(link).url
    clock.shift(5 * 3600)

    assert client.post(page, {"new_password": NEW, "again": NEW}).status_code == 410


def test_a_link_is_of_one_account(link, bob, charlie):
    assert choose(link.replace(charlie.public_id, bob.public_id)).status_code == 410
    assert bob.check_password("parvis")


@pytest.mark.parametrize(
    "password",
    [
        "girafe-tuile",
        "aaaaaaaaaaaaaaaaaaaa",
        "abcabcabcabcabcabc",
        "motdepassemotdepasse",
        "charlie.petit.petit",
        "parvisparvis2027!",
        "123456789012345",
        "azertyuiopqsdfghj",
        "9876543210-charlie",
    ],
)
def test_a_password_that_is_easy_to_guess_is_refused_with_the_reason(link, charlie, password):
    refused = choose(link, password)

    assert refused.status_code == 422
    assert "id_new_password_error" in refused.content.decode()
    assert password not in refused.content.decode()
    charlie.refresh_from_db()
    assert charlie.check_password("parvis")


@pytest.mark.parametrize(
    "password",
    [
        "çà et là, trois œufs bleus",
        "  espaces  autour  gardés  ",
        "长长的密码由很多不同汉字组成吧",
        "x9" + NEW * 20,
    ],
)
def test_long_phrases_of_any_script_are_welcome_as_typed(link, client, password):
    assert choose(link, password).status_code == 302
    assert sign_in(client, "charlie", password.strip() + "?").status_code == 422

    assert sign_in(client, "charlie", password).status_code == 302


def test_a_slip_between_the_two_fields_is_said(link):
    assert "ne sont pas identiques" in choose(link, NEW, NEW + "x").content.decode()


def test_a_new_password_signs_other_browsers_out_and_tells_the_owner(charlie, as_, ask):
    elsewhere = as_(charlie)
    ask("charlie")
    choose(link_in(mail.outbox[-1]))
    outbox.deliver_pending()

    assert elsewhere.get("/me/settings/").url.startswith("/login/")
    assert mail.outbox[-1].subject == "Votre mot de passe pour Parvis a changé"
    assert "12 janv. 2027" in mail.outbox[-1].body


def test_after_a_reset_one_signs_in_however_many_guesses_there_were(link, charlie):
    guesser, owner = Client(), Client()
    for _guess in range(8):
        sign_in(guesser, "charlie", "guess")

    choose(link, client=owner)

    assert sign_in(owner, "charlie", NEW).status_code == 302
    assert not is_signed_in(guesser)


def test_nobody_is_flooded_with_mail(ask, charlie, clock):
    replies = [ask("charlie").url for _ask in range(6)]

    assert set(replies) == {"/password/reset/sent/"}
    assert len(mail.outbox) == 3
    clock.shift(3600)
    ask("charlie")
    assert len(mail.outbox) == 4


def test_a_mail_server_that_is_down_delays_the_mail(ask, charlie, monkeypatch, clock):
    with monkeypatch.context() as down:
        down.setattr(EmailBackend, "send_messages", _refuse)
        assert ask("charlie").status_code == 302
        assert not mail.outbox
    clock.shift(3600)
    outbox.deliver_pending()
    outbox.deliver_pending()

    assert len(mail.outbox) == 1


def _refuse(*args):
    raise ConnectionRefusedError


@pytest.mark.parametrize("name", ["", " ", "x" * 300, "\x00"])
def test_an_odd_name_is_refused_and_shown_again(client, db, name):
    assert client.post(URL, {"username": name}).status_code == 422


@pytest.mark.parametrize("path", ["x/y/", "aaaaaaaaaa/abc-def/", "%00/x/"])
def test_a_made_up_link_is_answered_like_an_old_one(client, db, path):
    assert client.get(URL + path).status_code in {404, 410}


def test_wagtails_own_reset_is_closed(client, as_, dana):
    assert client.get("/admin/password_reset/").url.startswith("/login/")
    assert as_(dana).get("/admin/password_reset/").status_code == 404
    assert (
        as_(dana).post("/admin/password_reset/", {"email": "dana@example.org"}).status_code == 404
    )
    assert not mail.outbox
