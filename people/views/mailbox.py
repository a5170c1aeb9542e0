"""Mail of the embedded stack, for superusers. Elsewhere these addresses do not exist."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from people import mailbox as letters
from people.http import MemberRequest


@never_cache
def mailbox(request: MemberRequest) -> HttpResponse:
    """The newest messages."""
    _require_open_mailbox(request)
    return render(request, "people/mailbox.html", {"letters": letters.latest_letters()})


@never_cache
def mailbox_letter(request: MemberRequest, name: str) -> HttpResponse:
    """One message."""
    _require_open_mailbox(request)
    letter = letters.letter(name)
    if letter is None:
        raise Http404
    return render(request, "people/mailbox_letter.html", {"letter": letter})


def _require_open_mailbox(request: MemberRequest) -> None:
    """Letters hold links that set passwords: only who may set them anyway reads them."""
    if not (letters.is_open() and request.user.is_superuser):
        raise Http404
