import pytest

from people import actions
from people.models import User
from tests.factories import UserFactory


@pytest.fixture
def camille(unit):
    service = actions.create_unit(
        name="Agence Lyon 3", kind="service", country="FR", place="Lyon", under=unit
    )
    manager = UserFactory.create(first_name="Nora", last_name="Saïdi", unit=service)
    person = UserFactory.create(
        username="camille.roy",
        first_name="Camille",
        last_name="Roy",
        unit=service,
        manager=manager,
        job_title="Conseillère",
        spoken_languages=["fr", "en"],
    )
    actions.describe_oneself(
        person=person,
        job_title="Conseillère",
        spoken_languages=["fr", "en"],
        skills=["Notilus", "crédit auto"],
    )
    return person


def test_a_profile_says_who_where_and_what_one_can_ask(as_, charlie, camille):
    page = as_(charlie).get("/p/camille.roy/").content.decode()

    for words in (
        "Camille Roy", "Conseillère", "Direction des opérations", "Agence Lyon 3", "Lyon", "France",
        "Nora Saïdi", "Notilus", "crédit auto", "Français", "Anglais", "mailto:camille.roy@example.org",
    ):  # fmt: skip
        assert words in page, words


def test_a_manager_has_a_team_of_those_who_have_not_left(as_, charlie, camille):
    UserFactory.create(
        first_name="Paul", last_name="Parti", manager=camille.manager, is_active=False
    )

    page = as_(charlie).get(f"/p/{camille.manager.username}/").content.decode()

    assert "Camille Roy" in page
    assert "Parti" not in page


def test_a_manager_who_left_is_not_named(as_, charlie, camille):
    User.objects.filter(pk=camille.manager.pk).update(is_active=False)

    assert "Saïdi" not in as_(charlie).get("/p/camille.roy/").content.decode()


def test_who_left_is_not_told_from_who_never_was(as_, charlie, nadia):
    gone, never = (as_(charlie).get(f"/p/{handle}/") for handle in ("nadia", "never"))

    assert gone.status_code == never.status_code == 404
    assert gone.content == never.content


def test_one_edits_ones_own_profile_and_writes_to_others(as_, charlie, bob):
    own = as_(charlie).get("/me/", follow=True).content.decode()
    other = as_(charlie).get("/p/bob/").content.decode()

    assert 'href="/me/settings/profile/"' in own
    assert 'href="/me/settings/profile/"' not in other
    assert "mailto:bob@example.org" in other


def test_country_and_language_names_are_the_readers(as_, charlie, camille):
    charlie.locale = "en"
    charlie.save()

    page = as_(charlie).get("/p/camille.roy/").content.decode()

    assert "English" in page
    assert "Anglais" not in page


def test_a_bare_account_has_a_profile(as_, charlie):
    UserFactory.create(username="bare", first_name="", last_name="")

    assert as_(charlie).get("/p/bare/").status_code == 200


def test_names_are_text(as_, charlie):
    UserFactory.create(username="odd", first_name="<script>x</script>", job_title="<i>boss</i>")

    page = as_(charlie).get("/p/odd/").content.decode()

    assert "<script>x" not in page
    assert "<i>boss" not in page


@pytest.mark.parametrize("handle", ["%00", "a" * 300, "' OR 1=1", "%", "ALICE"])
def test_odd_handles_are_missing_pages(as_, charlie, handle):
    assert as_(charlie).get(f"/p/{handle}/").status_code == 404


def test_a_profile_costs_five_statements_whatever_the_team(as_, charlie, camille, statements):
    client = as_(charlie)
    client.get("/p/camille.roy/")
    with statements() as small:
        client.get(f"/p/{camille.manager.username}/")
    UserFactory.create_batch(12, manager=camille.manager, unit=camille.unit)
    with statements() as large:
        client.get(f"/p/{camille.manager.username}/")

    assert small.total == large.total
    assert (
        large.total <= 6
    )  # the viewer, the person, the units, the team, and the panels of upper apps
