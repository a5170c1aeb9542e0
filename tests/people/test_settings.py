import pytest

from people.models import Skill, User

PREFERENCES = {"locale": "en", "time_zone": "America/Montreal", "theme": "dark"}
PROFILE = {
    "job_title": "Conseiller",
    "skills": "Notilus, crédit auto",
    "spoken_languages": ["fr", "it"],
}


def test_preferences_are_kept_and_show_at_once(as_, charlie):
    client = as_(charlie)

    saved = client.post("/me/settings/", PREFERENCES, follow=True)

    charlie.refresh_from_db()
    assert (charlie.locale, charlie.time_zone) == ("en", "America/Montreal")
    assert (charlie.theme, charlie.has_shortcuts) == ("dark", False)
    page = saved.content.decode()
    assert 'lang="en"' in page
    assert 'data-theme="dark"' in page
    assert "Your settings are saved." in page


@pytest.mark.parametrize(
    "wrong",
    [{"locale": "xx"}, {"time_zone": "Mars/Olympus"}, {"theme": "pink"}, {"locale": ""}],
)
def test_a_preference_that_does_not_exist_is_refused(as_, charlie, wrong):
    assert as_(charlie).post("/me/settings/", PREFERENCES | wrong).status_code == 422
    charlie.refresh_from_db()
    assert charlie.locale == "fr"


def test_one_says_what_one_can_help_with(as_, charlie):
    assert as_(charlie).post("/me/settings/profile/", PROFILE).url == "/p/charlie/"

    charlie.refresh_from_db()
    assert charlie.job_title == "Conseiller"
    assert charlie.spoken_languages == ["fr", "it"]
    assert {skill.name for skill in charlie.skills.all()} == {"Notilus", "crédit auto"}


def test_a_skill_written_otherwise_is_the_same_skill(as_, charlie, bob):
    as_(charlie).post("/me/settings/profile/", {"skills": "Épargne salariale, Paie"})
    as_(bob).post("/me/settings/profile/", {"skills": " épargne   SALARIALE , paie,paie,, "})

    assert Skill.objects.count() == 2
    assert set(bob.skills.all()) == set(charlie.skills.all())


def test_skills_can_be_taken_away(as_, charlie):
    client = as_(charlie)
    client.post("/me/settings/profile/", PROFILE)
    shown = client.get("/me/settings/profile/").content.decode()
    assert "Notilus, crédit auto" in shown

    client.post("/me/settings/profile/", {"skills": ""})

    assert not charlie.skills.exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"skills": ", ".join(f"sujet {n}" for n in range(11))}, "11 sujets"),
        ({"skills": "x" * 61}, "dépasse 60 caractères"),
        ({"job_title": "x" * 121}, "120"),
        ({"spoken_languages": ["xx"]}, "xx"),
    ],
)
def test_too_much_is_refused_and_shown_again_never_cut(as_, charlie, wrong, words):
    refused = as_(charlie).post("/me/settings/profile/", PROFILE | wrong)

    page = refused.content.decode()
    assert refused.status_code == 422
    assert words in page
    typed = next(iter(wrong.values()))
    assert isinstance(typed, list) or typed in page
    assert not charlie.skills.exists()


def test_what_is_not_asked_cannot_be_set(as_, charlie, dana, unit):
    """Mass assignment: each form takes the fields it shows."""
    extra = {
        "is_superuser": "on", "is_staff": "on", "is_active": "", "username": "boss", "email": "boss@example.org",
        "groups": "1", "manager": dana.pk, "unit": "", "password": "x", "public_id": "aaaaaaaaaa", "id": dana.pk,
        "first_name": "Boss", "user_permissions": "1",
    }  # fmt: skip
    client = as_(charlie)
    before = User.objects.values().get(pk=charlie.pk)

    client.post("/me/settings/", PREFERENCES | extra)
    client.post("/me/settings/profile/", PROFILE | extra)

    after = User.objects.values().get(pk=charlie.pk)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "locale", "time_zone", "theme", "has_shortcuts", "job_title", "spoken_languages",
    }  # fmt: skip
    assert not charlie.groups.exists()


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "日本語",
        "éà, \u202eabc",
        "a\tb",
        "🙂, \U0001f469\u200d\U0001f680",
        "'; DROP TABLE people_user; --",
    ],
)
def test_any_text_comes_back_as_typed(as_, charlie, text):
    client = as_(charlie)

    assert (
        client.post("/me/settings/profile/", {"job_title": text, "skills": text}).status_code == 302
    )
    charlie.refresh_from_db()
    assert charlie.job_title == text
    assert "<b>x</b>" not in client.get("/p/charlie/").content.decode()


def test_a_null_character_is_refused_in_words(as_, charlie):
    assert as_(charlie).post("/me/settings/profile/", {"job_title": "a\x00b"}).status_code == 422
