"""Tokens say who a viewer is: once per viewer, nothing for those who left, nothing extra for administrators."""

import pytest

from kernel import audience
from kernel.audience import EVERYONE, tokens_of, user_token


@pytest.fixture
def provider(monkeypatch):
    """A provider alone, which counts how often it is asked."""
    asked = []

    def provide(viewer):
        asked.append(viewer)
        return ["group:7"]

    monkeypatch.setattr(audience, "_providers", [])
    audience.register_provider(provide)
    audience.register_provider(provide)
    return asked


def test_a_viewer_is_everyone_and_himself_and_what_the_providers_say(charlie, provider):
    assert tokens_of(charlie) == {EVERYONE, user_token(charlie.pk), "group:7"}


def test_the_providers_are_asked_once_for_a_viewer(charlie, provider):
    tokens_of(charlie)
    tokens_of(charlie)

    assert provider == [charlie]


def test_who_left_holds_no_token(nadia, provider):
    assert tokens_of(nadia) == frozenset()
    assert provider == []


def test_a_superuser_holds_no_token_of_his_own(dana, provider):
    assert tokens_of(dana) == {EVERYONE, user_token(dana.pk), "group:7"}


def test_the_tokens_of_the_request_s_user_are_those_of_the_person(charlie, provider, rf):
    from django.utils.functional import SimpleLazyObject  # noqa: PLC0415

    assert tokens_of(SimpleLazyObject(lambda: charlie)) == tokens_of(charlie)


@pytest.mark.parametrize(
    "token",
    [audience.unit_token, audience.group_token, audience.community_token, audience.user_token],
)
def test_tokens_fit_their_column(token):
    assert len(token(2**63 - 1)) <= audience.MAX_TOKEN_LENGTH
