import pytest

from tests.people.test_sign_in import sign_in

URL = "/me/settings/password/"
NEW = "girafe-tuile-navire-lundi"


def change(client, current="parvis", new=NEW, again=NEW):
    return client.post(URL, {"current_password": current, "new_password": new, "again": again})


def test_one_changes_ones_password_and_stays_signed_in_here_alone(as_, charlie, client):
    here, elsewhere = as_(charlie), as_(charlie)
    before = here.session.session_key

    assert change(here).url == "/me/settings/"

    assert here.get(URL).status_code == 200
    assert here.session.session_key != before
    assert elsewhere.get(URL).url.startswith("/login/")
    assert sign_in(client, "charlie", NEW).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"current": "parvos"}, "mot de passe actuel"),
        ({"new": "court", "again": "court"}, "15"),
        ({"again": "other"}, "identiques"),
    ],
)
def test_a_refusal_says_which_field_and_changes_nothing(as_, charlie, wrong, words):
    refused = change(as_(charlie), **wrong)

    assert refused.status_code == 422
    assert words in refused.content.decode()
    charlie.refresh_from_db()
    assert charlie.check_password("parvis")


def test_an_open_browser_is_no_place_to_guess(as_, charlie):
    client = as_(charlie)
    for guess in range(5):
        change(client, current=f"guess {guess}")

    assert change(client).status_code == 422
    charlie.refresh_from_db()
    assert charlie.check_password("parvis")
