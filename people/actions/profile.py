"""What people say of themselves, and how they like the site."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from django.db import transaction

from kernel.events import publish
from people.events import PeopleChanged
from people.models import Skill, User


class Preferences(TypedDict, total=False):
    """How somebody likes the site."""

    locale: str
    time_zone: str
    theme: str
    has_shortcuts: bool


@transaction.atomic
def save_preferences(*, person: User, **preferences: Unpack[Preferences]) -> None:
    """Keeps preferences; nobody else sees them."""
    for name, value in preferences.items():
        setattr(person, name, value)
    person.save(update_fields=list(preferences))


@transaction.atomic
def describe_oneself(
    *, person: User, job_title: str, spoken_languages: list[str], skills: Iterable[str]
) -> None:
    """Rewrites the part of a profile that is its owner's. A skill that exists in another spelling is that skill."""
    person.job_title = job_title
    person.spoken_languages = spoken_languages
    person.save(update_fields=["job_title", "spoken_languages"])
    person.skills.set(_skills(skills))
    publish(PeopleChanged(user_ids=[person.pk]))


def _skills(names: Iterable[str]) -> list[Skill]:
    """The rows of these names, made where missing; three statements whatever their number."""
    wanted = {Skill.key_of(name): " ".join(name.split()) for name in names}
    wanted.pop("", None)
    Skill.objects.bulk_create(
        [Skill(key=key, name=name) for key, name in wanted.items()], ignore_conflicts=True
    )
    return list(Skill.objects.filter(key__in=wanted))
