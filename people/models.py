"""People, the organisation they belong to, and what they know."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from kernel.public_ids import new_public_id


class OrgUnit(MP_Node):
    """A unit of the organisation: an entity holds directions, a direction holds services."""

    class Kind(models.TextChoices):
        ENTITY = "entity", _("Entity")
        DIRECTION = "direction", _("Direction")
        SERVICE = "service", _("Service")

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    country = models.CharField(_("country"), max_length=2, help_text=_("ISO 3166 code, for example FR"))
    place = models.CharField(_("place"), max_length=80, blank=True)
    lineage = models.JSONField(
        default=list, editable=False, help_text="ids of the unit and of those above it"
    )

    def __str__(self) -> str:
        return self.name


class Skill(models.Model):
    """A subject on which people say they can help."""

    name = models.CharField(_("name"), max_length=60, unique=True)

    def __str__(self) -> str:
        return self.name


class UserQuerySet(models.QuerySet["User"]):
    """Who may be shown to whom, and the bundles that screens need."""


class PeopleManager(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Creates accounts and reads them through `UserQuerySet`."""

    use_in_migrations = False


class User(AbstractUser):
    """A person who may sign in. `public_id` never changes and is never given to another person."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    email = models.EmailField(_("e-mail"), unique=True)
    locale = models.CharField(_("language"), max_length=5, default="fr")
    time_zone = models.CharField(_("time zone"), max_length=50, default="Europe/Paris")
    unit = models.ForeignKey(
        OrgUnit, verbose_name=_("unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="members"
    )
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    manager = models.ForeignKey(
        "self", verbose_name=_("manager"), null=True, blank=True, on_delete=models.SET_NULL, related_name="team"
    )
    skills = models.ManyToManyField(Skill, verbose_name=_("skills"), blank=True, related_name="people")

    objects = PeopleManager()

    wagtail_reference_index_ignore = True

    class Meta:
        constraints: ClassVar = []

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def initials(self) -> str:
        return f"{self.first_name[:1]}{self.last_name[:1]}".upper() or self.username[:2].upper()
