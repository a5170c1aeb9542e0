"""People, the organisation they belong to, and what they know."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractUser, Group, UserManager
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower, Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node, MP_NodeManager, MP_NodeQuerySet

from kernel.public_ids import new_public_id
from people.aggregates import listed
from people.fields import LowercaseCharField, LowercaseEmailField
from people.validators import validate_country, validate_handle, validate_time_zone


def language_choices() -> list[tuple[str, Any]]:
    """The languages of the interface; a function, so that migrations do not freeze them."""
    return list(settings.LANGUAGES)


def default_locale() -> str:
    """The site's own language."""
    return str(settings.LANGUAGE_CODE)


def default_time_zone() -> str:
    """The site's own time zone."""
    return str(settings.TIME_ZONE)


class OrgUnitQuerySet(MP_NodeQuerySet, models.QuerySet["OrgUnit"]):
    """The organisation chart is known to everybody who is signed in."""

    def visible_to(self, viewer: "User") -> Self:
        """The units a person may see: all, for somebody active."""
        return self if viewer.is_active else self.none()

    def branch_of(self, unit: "OrgUnit") -> Self:
        """The unit and everything below it, read from the unique index on `path`."""
        return self.filter(path__startswith=unit.path)


class OrgUnitManager(MP_NodeManager):
    """Reads units from the top of the tree downwards."""

    def get_queryset(self) -> OrgUnitQuerySet:
        """Units in tree order."""
        return OrgUnitQuerySet(self.model, using=self._db).order_by("path")

    def visible_to(self, viewer: "User") -> OrgUnitQuerySet:
        """The gate."""
        return self.get_queryset().visible_to(viewer)


class OrgUnit(MP_Node):
    """A unit of the organisation. Written by `people.actions` only, which keep `lineage` right."""

    class Kind(models.TextChoices):
        ENTITY = "entity", _("Entity")
        DIRECTION = "direction", _("Direction")
        SERVICE = "service", _("Service")

    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    country = models.CharField(_("country"), max_length=2, validators=[validate_country])
    place = models.CharField(_("place"), max_length=80, blank=True)
    lineage = models.JSONField(
        default=list, editable=False, help_text="ids of the units above, from the top, then its own"
    )

    objects = OrgUnitManager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind__in=["entity", "direction", "service"]), name="unit_kind_known"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="unit_has_a_name"),
            models.CheckConstraint(
                condition=~Q(country="") & Q(country=Upper("country")),
                name="unit_country_is_a_code",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Skill(models.Model):
    """A subject on which people say they can help; `key` makes one of all ways to write it."""

    name = models.CharField(_("name"), max_length=60)
    key = models.CharField(max_length=60, unique=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(key=""), name="skill_has_a_name")
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def key_of(name: str) -> str:
        """The name without regard to case and spaces."""
        return " ".join(name.split()).casefold()[:60]


class UserQuerySet(models.QuerySet["User"]):
    """Who may be shown to whom, and the bundles that screens need."""

    def active(self) -> Self:
        """People who have not left."""
        return self.filter(is_active=True)

    def visible_to(self, viewer: "User") -> Self:
        """Everybody who has not left, for everybody who has not left."""
        return self.active() if viewer.is_active else self.none()

    def editable_by(self, viewer: "User") -> Self:
        """One's own profile and preferences; what the organisation says of people is written in the admin."""
        return self.visible_to(viewer).filter(pk=viewer.pk)

    def administered_by(self, viewer: "User") -> Self:
        """The accounts that a user manager may change: none with a right that he does not hold himself.

        Otherwise he could take an administrator's account over by its e-mail address.
        """
        if viewer.is_superuser:
            return self
        foreign = Group.objects.exclude(pk__in=viewer.group_ids()).filter(user=OuterRef("pk"))
        return self.filter(~Exists(foreign), is_superuser=False)

    def for_session(self) -> Self:
        """With unit and group ids, in the one statement that each request costs."""
        editors = Group.objects.filter(user=OuterRef("pk"), permissions__codename="access_admin")
        return self.select_related("unit").annotate(
            held_group_ids=listed(User.groups.through.objects.all(), of="user", value="group_id"),
            is_editor=Exists(editors),
        )

    def for_profile(self) -> Self:
        """With unit, manager and the names of skills, in one statement."""
        return self.select_related("unit", "manager").annotate(
            skill_names=listed(User.skills.through.objects.all(), of="user", value="skill__name")
        )


class PeopleManager(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Creates accounts and reads them through `UserQuerySet`."""

    use_in_migrations = False

    def get_by_natural_key(self, identifier: str | None) -> "User":
        """The account of a handle or of an e-mail address, in any case. One statement."""
        name = (identifier or "").strip()
        column = "email" if "@" in name else "username"
        person: User = self.for_session().get(**{column: name})
        return person


class User(AbstractUser):  # type: ignore[django-manager-missing]  # Wagtail's files have none
    """A person who may sign in. `public_id` never changes and is never given to another person."""

    class Theme(models.TextChoices):
        AUTO = "auto", _("Like my device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    username = LowercaseCharField(
        _("handle"),
        max_length=60,
        unique=True,
        validators=[validate_handle],
        error_messages={"unique": _("Somebody already has this handle.")},
    )
    email = LowercaseEmailField(
        _("e-mail"),
        unique=True,
        error_messages={"unique": _("Somebody already has this address.")},
    )
    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    unit = models.ForeignKey(
        OrgUnit,
        verbose_name=_("unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="members",
    )
    job_title = models.CharField(_("job title"), max_length=120, blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    country = models.CharField(
        _("country"), max_length=2, blank=True, validators=[validate_country]
    )
    manager = models.ForeignKey(
        "self",
        verbose_name=_("manager"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="team",
    )
    skills = models.ManyToManyField(
        Skill, verbose_name=_("can help with"), blank=True, related_name="people"
    )
    spoken_languages = models.JSONField(_("languages spoken"), default=list, blank=True)
    locale = models.CharField(
        _("language"), max_length=5, choices=language_choices, default=default_locale
    )
    time_zone = models.CharField(
        _("time zone"), max_length=50, default=default_time_zone, validators=[validate_time_zone]
    )
    theme = models.CharField(_("theme"), max_length=5, choices=Theme, default=Theme.AUTO)
    has_shortcuts = models.BooleanField(_("one-key shortcuts"), default=True)

    objects: ClassVar[PeopleManager] = PeopleManager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(username=Lower("username"))
                & ~Q(username="")
                & ~Q(username__contains="@")
                & ~Q(username__contains="/"),
                name="person_handle_fits_an_address",
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")) & Q(email__contains="@"),
                name="person_email_is_lower_case",
            ),
            models.CheckConstraint(
                condition=Q(country=Upper("country")), name="person_country_is_a_code"
            ),
            models.CheckConstraint(
                condition=~Q(locale="") & ~Q(time_zone=""), name="person_has_preferences"
            ),
            models.CheckConstraint(
                condition=Q(theme__in=["auto", "light", "dark"]), name="person_theme_known"
            ),
            models.CheckConstraint(
                condition=Q(manager=None) | ~Q(manager=F("pk")), name="person_is_not_own_manager"
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def get_absolute_url(self) -> str:
        """The profile."""
        return reverse("people:profile", args=[self.username])

    @property
    def initials(self) -> str:
        """Two letters for the avatar: no picture is asked of anybody, no third party is told."""
        return f"{self.first_name[:1]}{self.last_name[:1]}".upper() or self.username[:2].upper()

    def group_ids(self) -> list[int]:
        """The groups held. No statement for a person loaded by `for_session`, one for others, once."""
        if "held_group_ids" not in self.__dict__:
            self.__dict__["held_group_ids"] = list(self.groups.values_list("pk", flat=True))
        return self.__dict__["held_group_ids"] or []

    def opens_admin(self) -> bool:
        """Whether the editors' admin is open to this person; no statement after `for_session`."""
        if "is_editor" in self.__dict__:
            return self.is_superuser or bool(self.__dict__["is_editor"])
        return self.has_perm("wagtailadmin.access_admin")
