"""What somebody sets for himself."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people import actions
from people.forms import PreferencesForm, ProfileForm
from people.http import MemberRequest, remember
from people.models import User
from people.sign_in.destinations import page_asked_from
from ui.appearance import THEME_COOKIE

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
        response = redirect("people:settings")
        remember(response, settings.LANGUAGE_COOKIE_NAME, person.locale)
        remember(response, THEME_COOKIE, person.theme)
        return response
    status = 422 if form.is_bound else 200
    return render(request, "people/settings_preferences.html", {"form": form}, status=status)


@require_POST
def theme(request: MemberRequest) -> HttpResponse:
    """Changes the theme, in the profile, and in a cookie for the pages before sign-in."""
    wanted = request.POST.get("theme", "")
    if wanted not in User.Theme.values:
        return HttpResponseBadRequest(_("This theme is not available."))
    actions.save_preferences(person=request.user, theme=wanted)
    response = redirect(page_asked_from(request) or "home:home")
    remember(response, THEME_COOKIE, wanted)
    return response


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
