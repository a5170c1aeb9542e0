"""Who a colleague is."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from people import lexicon
from people.http import MemberRequest
from people.models import OrgUnit, User
from ui.components import render_panels

TEAM_SHOWN = 24


def profile(request: MemberRequest, handle: str) -> HttpResponse:
    """Name, place in the organisation, team, and what the person can help with.

    Upper apps add to the slot `people.profile`, whose subject is the person. Statements: three and the panels'.
    """
    colleagues = User.objects.visible_to(request.user)
    person = get_object_or_404(colleagues.for_profile(), username=handle)
    lineage = person.unit.lineage if person.unit else []
    team = colleagues.filter(manager=person).order_by("last_name", "first_name", "pk")
    context = {
        "person": person,
        "is_oneself": person == request.user,
        "units": OrgUnit.objects.visible_to(request.user).filter(pk__in=lineage) if lineage else [],
        "team": team[:TEAM_SHOWN],
        "place": person.place or (person.unit.place if person.unit else ""),
        "country": _country(person),
        "languages_spoken": [lexicon.language_name(code) for code in person.spoken_languages],
        "panels": render_panels("people.profile", request, person),
    }
    return render(request, "people/profile.html", context)


def me(request: MemberRequest) -> HttpResponse:
    """One's own profile, under an address that is the same for everybody."""
    return redirect("people:profile", request.user.username)


def _country(person: User) -> str:
    code = person.country or (person.unit.country if person.unit else "")
    return lexicon.country_name(code) if code else ""
