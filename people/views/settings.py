"""What somebody sets for himself."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from people import actions
from people.forms import PreferencesForm, ProfileForm
from people.http import MemberRequest
from people.models import User

PREFERENCES = ["locale", "time_zone", "theme", "has_shortcuts"]


def settings_preferences(request: MemberRequest) -> HttpResponse:
    """Language, time zone, theme, shortcuts."""
    person = request.user
    present = {name: getattr(person, name) for name in PREFERENCES}
    form = PreferencesForm(request.POST or None, initial=present)
    if form.is_valid():
        actions.save_preferences(person=person, **form.cleaned_data)
        with translation.override(person.locale):
            messages.success(request, _("Your settings are saved."))
        return redirect("people:settings")
    status = 422 if form.is_bound else 200
    return render(request, "people/settings_preferences.html", {"form": form}, status=status)


def settings_profile(request: MemberRequest) -> HttpResponse:
    """Job title, skills, languages; what the organisation says of one is shown and not changed here."""
    mine = User.objects.editable_by(request.user).for_profile()
    person = get_object_or_404(mine, pk=request.user.pk)
    present = {
        "job_title": person.job_title,
        "skills": ", ".join(sorted(person.skill_names or [])),
        "spoken_languages": person.spoken_languages,
    }
    form = ProfileForm(request.POST or None, initial=present)
    if form.is_valid():
        actions.describe_oneself(person=person, **form.cleaned_data)
        messages.success(request, _("Your profile is saved."))
        return redirect("people:profile", person.username)
    context = {"form": form, "person": person}
    status = 422 if form.is_bound else 200
    return render(request, "people/settings_profile.html", context, status=status)
