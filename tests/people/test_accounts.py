import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from people.models import User
from tests.factories import UserFactory


def test_handles_and_addresses_are_the_same_in_any_case(db):
    person = UserFactory.create(username="Camille.Roy", email="Camille.ROY@Example.org")

    assert (person.username, person.email) == ("camille.roy", "camille.roy@example.org")
    assert User.objects.get(username="CAMILLE.roy") == person
    for twin in ({"username": "CAMILLE.ROY"}, {"email": "camille.roy@EXAMPLE.ORG"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            UserFactory.create(**twin)


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": ""},
        {"username": "camille@home"},
        {"username": "a/b"},
        {"email": "nowhere"},
        {"country": "fr"},
        {"locale": ""},
        {"time_zone": ""},
        {"theme": "pink"},
    ],
)
def test_the_database_refuses_an_account_that_makes_no_sense(charlie, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=charlie.pk).update(**wrong)


def test_nobody_is_his_own_manager(charlie):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=charlie.pk).update(manager=charlie.pk)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", "Ünal"),
        ("username", "x"),
        ("username", ".dot"),
        ("username", "two words"),
        ("country", "EU"),
        ("country", "ZZ"),
        ("time_zone", "Mars/Olympus"),
        ("locale", "xx"),
    ],
)
def test_forms_refuse_with_a_reason(charlie, field, value):
    setattr(charlie, field, value)

    with pytest.raises(ValidationError) as refusal:
        charlie.full_clean()

    assert field in refusal.value.message_dict


def test_a_public_id_is_random_and_stays(charlie, bob):
    assert charlie.public_id != bob.public_id
    assert len(charlie.public_id) == 10
    charlie.username = "charles"
    charlie.save()
    assert User.objects.get(username="charles").public_id == charlie.public_id


def test_a_person_is_called_by_full_name_else_by_handle(db):
    assert str(UserFactory.create(first_name="Nora", last_name="Saïdi")) == "Nora Saïdi"
    assert str(UserFactory.create(username="nora", first_name="", last_name="")) == "nora"
    assert UserFactory.create(first_name="Élodie", last_name="Îlot").initials == "ÉÎ"
    assert UserFactory.create(username="nora.s", first_name="", last_name="").initials == "NO"
