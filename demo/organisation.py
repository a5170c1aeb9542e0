"""The invented group: units, people, groups and what each may do."""

from dataclasses import dataclass
from random import Random
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from demo.texts import data
from kernel.public_ids import ALPHABET, LENGTH
from people.actions import create_unit
from people.models import OrgUnit, Skill, User

FILE = "organisation.yaml"
TIME_ZONES = {"FR": "Europe/Paris", "BE": "Europe/Brussels", "LU": "Europe/Luxembourg"}
PAGE_RIGHTS = ("add_page", "change_page", "publish_page")
LIBRARY_RIGHTS = (
    "add_picture",
    "change_picture",
    "choose_picture",
    "add_download",
    "change_download",
    "choose_download",
)


@dataclass(frozen=True)
class Cast:
    """The people of the demonstration by handle, and the groups by key."""

    people: dict[str, User]
    groups: dict[str, Group]


def public_id(name: str) -> str:
    """The same letters for the same name on every machine, so that addresses in documents stay true. Demonstration only."""
    chance = Random(f"parvis {name}")  # noqa: S311  no secret: the demonstration is public
    return "".join(chance.choice(ALPHABET) for _ in range(LENGTH))


@transaction.atomic
def load_organisation() -> Cast:
    """Units, groups and people, those that are missing; existing ones stay as they are."""
    organisation = data(FILE)
    units = _units(organisation["units"])
    groups = {
        row["key"]: Group.objects.get_or_create(name=row["name"])[0]
        for row in organisation["groups"]
    }
    people = _people(organisation["people"], units, groups)
    return Cast(people, groups)


@transaction.atomic
def grant_rights(cast: Cast, centres: list[Page]) -> None:
    """Editors write below the help centres and use the library; moderators decide on comments."""
    editors, moderators = cast.groups["editeurs"], cast.groups["moderateurs"]
    admin = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    editors.permissions.add(admin)
    moderators.permissions.add(
        admin,
        Permission.objects.get(content_type__app_label="discussion", codename="moderate_comment"),
    )
    for right in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS
    ):
        for page in centres:
            GroupPagePermission.objects.get_or_create(group=editors, page=page, permission=right)
    root = Collection.get_first_root_node()
    for right in Permission.objects.filter(
        content_type__app_label="pages", codename__in=LIBRARY_RIGHTS
    ):
        GroupCollectionPermission.objects.get_or_create(
            group=editors, collection=root, permission=right
        )


def _units(rows: list[dict[str, Any]]) -> dict[str, OrgUnit]:
    units: dict[str, OrgUnit] = {}
    for row in rows:
        known = OrgUnit.objects.get_queryset().filter(name=row["name"]).first()
        units[row["key"]] = known or create_unit(
            name=row["name"],
            kind=row["kind"],
            country=row["country"],
            place=row["place"],
            under=units.get(row.get("under", "")),
        )
    return units


def _people(
    rows: list[dict[str, Any]], units: dict[str, OrgUnit], groups: dict[str, Group]
) -> dict[str, User]:
    handles = [row["handle"] for row in rows]
    known = {person.username: person for person in User.objects.filter(username__in=handles)}
    password = make_password(
        settings.PARVIS_DEMO_PASSWORD
    )  # one for all: computing it takes half a second
    new = [_person(row, units[row["unit"]], password) for row in rows if row["handle"] not in known]
    User.objects.bulk_create(new)
    people = known | {person.username: person for person in new}
    for row in rows:
        if people[row["handle"]] in new:
            _attach(people[row["handle"]], row, people, groups)
    return people


def _person(row: dict[str, Any], unit: OrgUnit, password: str) -> User:
    return User(
        username=row["handle"],
        email=f"{row['handle']}@seranne.example",
        public_id=public_id(row["handle"]),
        first_name=row["first"],
        last_name=row["last"],
        unit=unit,
        job_title=row["job"],
        place=unit.place,
        country=unit.country,
        spoken_languages=row["speaks"],
        locale=row.get("locale", "fr"),
        time_zone=TIME_ZONES[unit.country],
        is_active=not row.get("left"),
        is_superuser=bool(row.get("superuser")),
        is_staff=bool(row.get("superuser")),
        password=password,
    )


def _attach(
    person: User, row: dict[str, Any], people: dict[str, User], groups: dict[str, Group]
) -> None:
    if "manager" in row:
        person.manager = people[row["manager"]]
        person.save(update_fields=["manager"])
    person.groups.set([groups[key] for key in row.get("groups", [])])
    person.skills.set([_skill(name) for name in row.get("skills", [])])


def _skill(name: str) -> Skill:
    skill, _made = Skill.objects.get_or_create(key=Skill.key_of(name), defaults={"name": name})
    return skill
