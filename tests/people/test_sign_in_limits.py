"""Guessing is slow; nobody is locked out by somebody else's guesses."""

import logging

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories import UserFactory
from tests.people.test_sign_in import RIGHT, is_signed_in, sign_in

QUARTER = 15 * 60


def _guess(times: int, name: str = "charlie", address: str = "10.0.0.1", client=None) -> list[int]:
    client = client or Client()
    return [
        client.post(
            "/login/", {"username": name, "password": f"guess {n}"}, REMOTE_ADDR=address
        ).status_code
        for n in range(times)
    ]


def test_the_sixth_guess_is_not_looked_at_and_says_when_to_come_back(client, charlie):
    assert _guess(6) == [422] * 5 + [429]

    refused = sign_in(client, "charlie")

    assert refused.status_code == 429
    assert "10:15" in refused.content.decode()  # the window ends at a quarter past, in Paris
    assert refused["Retry-After"] == str(QUARTER + 1)
    assert not is_signed_in(client)


def test_the_right_password_counts_again_in_the_next_window(client, charlie, clock):
    _guess(9)
    assert sign_in(client, "charlie").status_code == 429

    clock.shift(QUARTER)

    assert sign_in(client, "charlie").status_code == 302


def test_an_account_that_does_not_exist_is_held_back_alike(db):
    assert _guess(6, name="nobody") == [422] * 5 + [429]


def test_case_and_spaces_do_not_give_more_guesses(charlie):
    assert _guess(5, "charlie") + _guess(1, " CHARLIE ") == [422] * 5 + [429]


def test_guesses_from_many_addresses_are_counted_together(charlie):
    assert [_guess(1, address=f"10.0.0.{n}")[0] for n in range(6)] == [422] * 5 + [429]


def test_one_address_has_thirty_guesses_whatever_the_names(db):
    statuses = [_guess(1, name=f"user{n}")[0] for n in range(31)]

    assert statuses == [422] * 30 + [429]
    assert _guess(1, name="user99", address="10.0.0.2") == [422]


def test_an_ipv6_network_counts_as_one_address(db):
    statuses = [_guess(1, f"user{n}", f"2001:db8:1:2::{n:x}")[0] for n in range(31)]

    assert statuses[-1] == 429
    assert _guess(1, "user99", "2001:db8:1:3::1") == [422]


def test_forwarded_addresses_are_believed_only_from_our_own_proxies(db, settings):
    def guess(number: int, forwarded: str) -> int:
        data = {"username": f"user{number}", "password": "x"}
        return Client().post("/login/", data, headers={"X-Forwarded-For": forwarded}).status_code

    assert [guess(n, f"10.1.0.{n}") for n in range(31)][-1] == 429

    cache.clear()
    settings.PARVIS_TRUSTED_PROXIES = 1
    assert [guess(n, f"6.6.6.6, 10.1.0.{n}") for n in range(31)][-1] == 422
    assert [guess(n, f"6.6.6.{n}, 10.2.0.1") for n in range(31)][-1] == 429


def test_colleagues_behind_one_address_sign_in_without_using_it_up(db):
    people = UserFactory.create_batch(35)

    assert {sign_in(Client(), person.username).status_code for person in people} == {302}


def test_an_administrator_may_allow_more_tries_per_address(db, settings):
    settings.PARVIS_SIGN_IN_TRIES_PER_ADDRESS = 2

    assert [_guess(1, name=f"user{n}")[0] for n in range(3)] == [422, 422, 429]


def test_the_owner_of_an_account_under_attack_signs_in_from_his_own_browser(charlie):
    own = Client()
    sign_in(own, "charlie")
    own.post("/logout/")

    assert _guess(8)[-1] == 429

    assert sign_in(own, "charlie").status_code == 302
    own.post("/logout/")
    assert sign_in(own, "charlie@example.org").status_code == 302


def test_a_known_browser_has_five_tries_of_its_own_and_no_more(charlie):
    own = Client()
    sign_in(own, "charlie")
    own.post("/logout/")

    assert _guess(6, client=own)[-1] == 429
    assert sign_in(own, "charlie").status_code == 429


def test_a_browser_known_for_one_person_is_not_known_for_another(charlie, bob):
    bobs = Client()
    sign_in(bobs, "bob")
    bobs.post("/logout/")
    _guess(6)

    assert sign_in(bobs, "charlie").status_code == 429


def test_a_forged_browser_cookie_is_no_browser_cookie(charlie):
    forged = Client()
    forged.cookies["known_device"] = "eyJpZCI6ImEifQ:1abc:xyz"
    _guess(6)

    assert sign_in(forged, "charlie").status_code == 429


def test_the_browser_cookie_names_nobody_and_is_not_read_by_scripts(client, charlie):
    cookie = sign_in(client, "charlie").cookies["known_device"]

    assert "charlie" not in cookie.value
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_right_password_takes_the_wrong_ones_back(client, charlie):
    for _round in range(3):
        assert _guess(4, client=client) == [422] * 4
        assert sign_in(client, "charlie").status_code == 302


def test_a_cache_that_loses_counts_neither_opens_nor_closes_the_door(client, charlie, monkeypatch):
    def lose(key: str, *args, **kwargs) -> None:
        raise ValueError(key)

    monkeypatch.setattr(cache, "incr", lose)

    assert sign_in(client, "charlie", "wrong").status_code == 422
    assert sign_in(client, "charlie").status_code == 302


def test_an_attack_leaves_a_line_in_the_log_without_names(charlie, caplog):
    with caplog.at_level(logging.WARNING, "people"):
        _guess(6)

    assert "held back by name" in caplog.text
    assert "charlie" not in caplog.text


def test_the_cache_holds_no_name_and_no_address(charlie, monkeypatch):
    keys: list[str] = []
    incr = cache.incr

    def note(key: str) -> int:
        keys.append(key)
        return incr(key)

    monkeypatch.setattr(cache, "incr", note)

    _guess(1, address="10.9.8.7")

    assert keys
    assert not [key for key in keys if "charlie" in key or "10.9.8.7" in key]


@pytest.mark.parametrize("address", ["", "unix", "not an address"])
def test_an_unknown_address_is_no_address_to_share(db, address):
    statuses = [_guess(1, f"user{n}", address)[0] for n in range(32)]

    assert set(statuses) == {422}


def test_right_password_under_attack_is_not_told_from_a_wrong_one(client, charlie):
    _guess(6)

    pages = [sign_in(client, "charlie", password).content for password in (RIGHT, "wrong")]
    token = b'csrfmiddlewaretoken" value="'
    stripped = [b"".join(part[64:] for part in page.split(token)) for page in pages]

    assert stripped[0] == stripped[1]
