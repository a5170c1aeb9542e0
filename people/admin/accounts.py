"""Accounts: our fields, an invitation instead of a password, and nobody above oneself."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction
from wagtail.users.views.users import (
    CreateView,
    DeleteView,
    EditView,
    HistoryView,
    IndexView,
    UserViewSet,
)

from kernel.events import publish
from people import actions
from people.admin.units import UnitChoiceField
from people.events import PeopleChanged
from people.lexicon import country_choices
from people.models import User

FIELDS = ("unit", "job_title", "manager", "place", "country", "locale", "time_zone")


def roles_within_reach(manager: User) -> QuerySet[Group]:
    """The roles that somebody may give: his own, all for a superuser."""
    groups = Group.objects.order_by("name")
    return groups if manager.is_superuser else groups.filter(pk__in=manager.group_ids())


class AccountFormMixin(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """Our fields, and only the rights that the editor of the form holds."""

    unit = UnitChoiceField(label=_("Unit"), required=False)
    manager = forms.ModelChoiceField(
        label=_("Manager"),
        queryset=User.objects.active(),
        to_field_name="username",
        required=False,
        widget=forms.TextInput(attrs={"autocapitalize": "none"}),
        help_text=_("The handle of the manager."),
        error_messages={"invalid_choice": _("Nobody has this handle.")},
    )
    country = forms.ChoiceField(
        label=_("Country"),
        required=False,
        choices=lambda: [("", _("That of the unit")), *country_choices()],
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        """`by` is who fills the form in."""
        super().__init__(*args, **kwargs)
        self.fields["username"].help_text = _("Stands in the address of the profile.")
        self.fields["groups"].queryset = roles_within_reach(by)  # type: ignore[attr-defined]
        if "is_superuser" in self.fields and not by.is_superuser:
            self.fields["is_superuser"].disabled = True

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The fields that Wagtail's template does not know."""
        return [self[name] for name in FIELDS]


class AccountCreationForm(AccountFormMixin, UserCreationForm):
    """A new person, who chooses a password by the link that is mailed."""

    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | set(FIELDS)

    def save(self, commit: bool = True) -> User:  # noqa: FBT001, FBT002  Django's signature
        """The account, which nobody can sign in to yet."""
        self.instance.set_unusable_password()
        person: User = super().save(commit=commit)
        return person


class AccountEditForm(AccountFormMixin, UserEditForm):
    """What the organisation says of a person."""

    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | set(FIELDS)


class WithinReach:
    """Accounts beyond the reach of who asks do not exist for the view."""

    def get_base_object_queryset(self) -> QuerySet[User]:
        within: QuerySet[User] = User.objects.administered_by(self.request.user)  # type: ignore[attr-defined]
        return within


class AccountIndexView(IndexView):
    """The accounts within reach."""

    def get_base_queryset(self) -> QuerySet[User]:
        users: QuerySet[User] = super().get_base_queryset()
        return users.filter(pk__in=User.objects.administered_by(self.request.user).values("pk"))

    def get_delete_url(self, instance: User) -> None:
        """None: accounts are switched off, not deleted."""


class AccountCreateView(CreateView):
    """Makes an account and invites its owner."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}

    @transaction.atomic
    def save_instance(self) -> User:
        person: User = super().save_instance()
        actions.invite_person(person=person)
        return person


class AccountEditView(WithinReach, EditView):
    """Changes an account within reach."""

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.can_delete = False

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "by": self.request.user}

    @transaction.atomic
    def save_instance(self) -> User:
        person: User = super().save_instance()
        publish(PeopleChanged(user_ids=[person.pk]))
        return person


class AccountHistoryView(WithinReach, HistoryView):
    """What was changed in an account within reach."""


class AccountDeleteView(DeleteView):
    """Refuses: what a person wrote stays, so accounts are switched off."""

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        raise PermissionDenied


class AccountViewSet(UserViewSet):
    """Registered by `people.admin.apps`."""

    menu_label = _("People")
    copy_view_enabled = False
    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    delete_view_class = AccountDeleteView
    history_view_class = AccountHistoryView
    create_template_name = "people/admin/account_create.html"
    edit_template_name = "people/admin/account_edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:  # type: ignore[type-arg]  # noqa: FBT001, FBT002
        return AccountEditForm if for_update else AccountCreationForm


class ReachMixin:
    """A bulk action that passes by the accounts beyond reach."""

    def check_perm(self, obj: User) -> bool:
        manager: User = self.request.user  # type: ignore[attr-defined]
        within = manager.__dict__.get("_within_reach")
        if within is None:
            ids = self.request.GET.getlist("id")  # type: ignore[attr-defined]
            people = User.objects.administered_by(manager)
            people = people if "all" in ids else people.filter(pk__in=ids)
            within = manager.__dict__["_within_reach"] = set(people.values_list("pk", flat=True))
        return obj.pk in within and super().check_perm(obj)  # type: ignore[misc]


class AssignRoleWithinReach(ReachMixin, AssignRoleBulkAction):
    """Gives roles that one holds oneself."""

    def get_form(self, form_class: Any = None) -> forms.Form:
        form: forms.Form = super().get_form(form_class)
        form.fields["role"].queryset = roles_within_reach(self.request.user)  # type: ignore[attr-defined]
        return form


class SetActiveStateWithinReach(ReachMixin, SetActiveStateBulkAction):
    """Switches accounts on and off."""

    @classmethod
    def execute_action(cls, objects: list[User], **kwargs: Any) -> tuple[int, int]:
        counts: tuple[int, int] = super().execute_action(objects, **kwargs)
        publish(PeopleChanged(user_ids=[person.pk for person in objects]))
        return counts
