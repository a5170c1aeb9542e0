"""Where somebody goes after signing in, or after a choice that any page offers."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def page_asked_from(request: HttpRequest) -> str:
    """The address in `next` when it is one of this site's, else nothing. Never an address with a host."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_local = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=None
    )
    return wanted if is_local else ""


def destination(request: HttpRequest) -> str:
    """The same, without the pages of coming and going themselves."""
    wanted = page_asked_from(request)
    goes_round = wanted.split("?")[0] in {reverse("people:sign-in"), reverse("people:sign-out")}
    return "" if goes_round else wanted
