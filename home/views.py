"""The first page of everybody."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from home.feed import feed_for
from people.http import MemberRequest
from ui.components import render_panels


def home(request: MemberRequest) -> HttpResponse:
    """Search first, then the help by subject, what changed, and what waits for the reader."""
    feed = feed_for(request.user, get_language() or "")
    context = {
        "feed": feed,
        "main_panels": render_panels("home.main", request, feed),
        "aside_panels": render_panels("home.aside", request, feed),
    }
    return render(request, "home/home.html", context)
