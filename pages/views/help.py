"""The way into the help centre."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from pages.models import PublishedSnapshot
from people.http import MemberRequest


def help_centre(request: MemberRequest) -> HttpResponse:
    """The first help section in the language of the interface, else in any language; one statement."""
    readable = PublishedSnapshot.objects.visible_to(request.user).top_sections()
    sections = list(readable.values_list("locale", "path")[:50])
    own = [path for locale, path in sections if locale == get_language()]
    if not sections:
        raise Http404
    return redirect(own[0] if own else sections[0][1])
