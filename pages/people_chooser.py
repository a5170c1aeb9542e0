"""Choosing people in the admin among hundreds of thousands: by name, in a dialog, one or several."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChooseResultsViewMixin,
    ChooseViewMixin,
    CreationFormMixin,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets import BaseChooser

from people.models import User

PEOPLE_JS = "pages/admin/people.js"
MOST_WORDS = 4


def named(people: QuerySet[User], words: str) -> QuerySet[User]:
    """The people one of whose names, or the handle, begins with each of the words."""
    for word in words.split()[:MOST_WORDS]:
        people = people.filter(
            Q(first_name__istartswith=word)
            | Q(last_name__istartswith=word)
            | Q(username__istartswith=word)
        )
    return people


class NameForm(BaseFilterForm):
    """The search field of the dialog."""

    q = forms.CharField(label=_("Name"), required=False)

    def filter(self, objects: QuerySet[User]) -> QuerySet[User]:
        """Those who bear the words typed."""
        people = super().filter(objects)
        words = self.cleaned_data.get("q") or ""
        self.is_searching, self.search_query = bool(words), words
        return named(people, words)


class PeopleList(BaseChooseView):
    """People who have not left, by name."""

    filter_form_class = NameForm
    ordering = ("last_name", "first_name", "pk")

    def get_object_list(self) -> QuerySet[User]:
        """Those whom the editor may see."""
        return User.objects.visible_to(self.request.user).select_related("unit")

    @property
    def columns(self) -> list[Column]:
        """Name, job and unit, which tell namesakes apart."""
        names = super().columns
        names[0].label = _("Name")
        return [
            *names,
            Column("job_title", label=_("Job title")),
            Column("unit", label=_("Unit")),
        ]


class ChoosePeopleView(ChooseViewMixin, CreationFormMixin, PeopleList):
    """The dialog."""


class PeopleResultsView(ChooseResultsViewMixin, CreationFormMixin, PeopleList):
    """The list in the dialog, as one types."""


class PersonInput(BaseChooser):
    """One person. Started by a script of its own: the admin's policy allows none inside the page."""

    classname = "person-chooser"
    template_name = "pages/admin/person_input.html"

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        """The field and the dialog's address, without the script that Wagtail writes beside it."""
        return self.render_html(name, self.get_value_data(value), attrs)

    @property
    def media(self) -> forms.Media:
        """Wagtail's chooser, and what starts it."""
        return super().media + forms.Media(js=[versioned_static(PEOPLE_JS)])


class PersonChooserViewSet(ChooserViewSet):
    """The dialog's views, and the field of every reference to a person in the admin."""

    model = User
    icon = "user"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    edit_item_text = _("Edit this person")
    choose_view_class = ChoosePeopleView
    choose_results_view_class = PeopleResultsView
    base_widget_class = PersonInput
    per_page = 12


person_chooser = PersonChooserViewSet("person_chooser")


class PeopleInput(forms.SelectMultiple):
    """Several people, each with a button that takes him away."""

    template_name = "pages/admin/people_input.html"

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> list[Any]:
        """Nobody but those chosen: the list of all people is not sent."""
        return []

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The people chosen, in their order, and the words and address of the dialog."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        chosen = User.objects.in_bulk([int(pk) for pk in value or []])
        context["widget"] |= {
            "people": list(chosen.values()),
            "chooser_url": person_chooser.widget_class().get_chooser_modal_url(),
            "add": _("Add people"),
            "remove": _("Remove"),
        }
        return context

    @property
    def media(self) -> forms.Media:
        """Wagtail's chooser, and ours on top of it."""
        return person_chooser.widget_class().media
