"""Where somebody goes after signing in."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def destination(request: HttpRequest) -> str:
    """The address in `next` when it is one of this site's, else nothing. Never an address with a host."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_local = wanted.startswith("/") and url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=None
    )
    leads_out = wanted.split("?")[0] in {reverse("people:sign-in"), reverse("people:sign-out")}
    return wanted if is_local and not leads_out else ""
