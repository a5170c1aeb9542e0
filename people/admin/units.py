"""The organisation chart and the skills in Wagtail's admin; writes go through `people.actions`."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from people import actions
from people.lexicon import country_choices, country_name
from people.models import OrgUnit, Skill

INDENT = "\u00a0\u00a0\u00a0\u00a0"


def indented_name(unit: OrgUnit) -> str:
    """The name, further right the deeper the unit stands."""
    return f"{INDENT * (unit.depth - 1)}{unit.name}"


class UnitChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic in the stubs only
    """A unit out of the whole chart, drawn as a tree."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=OrgUnit.objects.get_queryset(), **kwargs)

    def label_from_instance(self, obj: OrgUnit) -> str:
        """Indented."""
        return indented_name(obj)


class UnitForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """A unit and the one above it."""

    under = UnitChoiceField(
        label=_("Part of"), required=False, empty_label=_("Nothing: at the top of the chart")
    )
    country = forms.ChoiceField(label=_("Country"), choices=country_choices)

    class Meta:
        model = OrgUnit
        fields = ("name", "kind", "country", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exists = self.instance.pk is not None
        if self.exists:
            self.fields["under"].initial = self.instance.get_parent()

    def clean(self) -> dict[str, Any]:
        """Says beside the field what the action would refuse."""
        cleaned: dict[str, Any] = super().clean() or {}
        under, kind = cleaned.get("under"), cleaned.get("kind", "")
        if under and kind and not actions.fits(kind, within=under.kind):
            self.add_error("under", _("A larger unit cannot be part of a smaller one."))
        if under and self.instance.pk in under.lineage:
            self.add_error("under", _("A unit cannot be part of itself."))
        below = self.instance.get_children() if self.exists and kind else []
        if not all(actions.fits(child.kind, within=kind) for child in below):
            self.add_error("kind", _("It holds a unit that would be larger than itself."))
        return cleaned

    def save(self, commit: bool = True) -> OrgUnit:  # noqa: FBT001, FBT002  Django's signature
        """Makes, changes and moves the unit."""
        values = {name: self.cleaned_data[name] for name in ("name", "kind", "country", "place")}
        under = self.cleaned_data["under"]
        if self.exists:
            self.instance = self._change(under, values)
        else:
            self.instance = actions.create_unit(under=under, **values)
        saved: OrgUnit = self.instance
        return saved

    @transaction.atomic
    def _change(self, under: OrgUnit | None, values: dict[str, str]) -> OrgUnit:
        """Shrinks before moving and moves before growing, so that the unit fits all the way."""
        unit = self.instance
        shrinks = actions.fits(values["kind"], within=self.initial["kind"])
        if shrinks:
            actions.change_unit(unit=unit, **values)
        if under != self.fields["under"].initial:
            actions.move_unit(unit=unit, under=under)
        return actions.change_unit(unit=unit, **values) if not shrinks else unit


class UnitDeleteView(DeleteView):
    """Removes a unit that holds nobody; says why otherwise."""

    def form_valid(self, form: forms.Form) -> HttpResponseRedirect:
        try:
            actions.remove_unit(unit=self.object)
        except actions.UnitInUse:
            messages.error(
                self.request, _("This unit still holds people or units; move them first.")
            )
        else:
            messages.success(self.request, self.get_success_message())
        return HttpResponseRedirect(self.get_success_url())


class UnitViewSet(ModelViewSet):
    """The chart as a list in tree order."""

    model = OrgUnit
    icon = "group"
    name = "units"
    menu_label = _("Units")
    ordering = ["path"]
    copy_view_enabled = False
    delete_view_class = UnitDeleteView
    search_fields = ["name", "place"]
    list_filter = ["kind", "country"]

    def get_form_class(self, for_update: bool = False) -> type[UnitForm]:  # noqa: FBT001, FBT002
        return UnitForm

    list_display = [
        TitleColumn(
            "name",
            label=_("Name"),
            accessor=indented_name,
            get_url=lambda unit: reverse("units:edit", args=[unit.pk]),
        ),
        Column("kind", label=_("Kind"), accessor="get_kind_display"),
        Column("country", label=_("Country"), accessor=lambda unit: country_name(unit.country)),
        "place",
    ]


class SkillForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """The spelling of a skill; another one in the same letters is the same skill."""

    class Meta:
        model = Skill
        fields = ("name",)

    def clean_name(self) -> str:
        """Refuses a second spelling of a skill."""
        name = " ".join(self.cleaned_data["name"].split())
        self.instance.key = Skill.key_of(name)
        if Skill.objects.exclude(pk=self.instance.pk).filter(key=self.instance.key).exists():
            raise ValidationError(_("This skill exists already."))
        return name


class SkillViewSet(ModelViewSet):
    """What people say they can help with."""

    model = Skill
    icon = "tag"
    name = "skills"
    menu_label = _("Skills")
    ordering = ["name"]
    copy_view_enabled = False
    search_fields = ["name"]

    def get_form_class(self, for_update: bool = False) -> type[SkillForm]:  # noqa: FBT001, FBT002
        return SkillForm


class OrganisationGroup(ModelViewSetGroup):
    """One menu entry for both."""

    menu_label = _("Organisation")
    menu_icon = "group"
    menu_order = 700
    items = (UnitViewSet, SkillViewSet)
