"""A published page, its history, and the ways to it."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response

from pages import changes, screens
from pages.models import FormerAddress, PublishedSnapshot
from people.http import MemberRequest


def page_show(request: MemberRequest, path: str) -> HttpResponseBase:
    """The snapshot at an address of the page tree, read with its gate in one statement."""
    readable = PublishedSnapshot.objects.visible_to(request.user)
    snapshot = readable.for_page(request.user).filter(path=f"/{path}").first()
    if snapshot is None:
        return _redirect_former(request, f"/{path}")
    if snapshot.kind == PublishedSnapshot.Kind.HOME:
        return redirect("home:home")
    screen = screens.Screen(request, snapshot)
    etag = screen.etag()
    kept = get_conditional_response(request, etag=etag) if etag else None
    if kept is not None:
        return kept
    response = render(request, screen.template_name, screen.context())
    if etag:
        response["ETag"] = etag
    return response


def permalink(request: MemberRequest, public_id: str) -> HttpResponse:
    """The page's neutral address, which tells nothing to who may not read it."""
    readable = PublishedSnapshot.objects.visible_to(request.user)
    return redirect(get_object_or_404(readable.only("path"), public_id=public_id).path)


def page_changes(request: MemberRequest, public_id: str) -> HttpResponse:
    """Each publication of a page, and what the chosen one changed."""
    readable = PublishedSnapshot.objects.visible_to(request.user)
    snapshot = get_object_or_404(readable.for_card(), public_id=public_id)
    chosen = request.GET.get("change", "")
    context = {
        "page": snapshot,
        "publications": changes.publications_of(snapshot, cursor=request.GET.get("after")),
        "chosen": int(chosen) if chosen.isdecimal() and len(chosen) < 19 else None,
        "note_of": changes.note_of,
        "difference": None,
    }
    if context["chosen"]:
        context["difference"] = changes.difference(snapshot, context["chosen"])
    return render(request, "pages/page_changes.html", context)


def _redirect_former(request: MemberRequest, path: str) -> HttpResponse:
    """To the page that had this address, for those who may read it; the same 404 as ever for everybody else."""
    current = FormerAddress.objects.visible_to(request.user).filter(path=path)
    target = current.values_list("page__snapshot__path", flat=True).first()
    if target is None:
        raise Http404
    return redirect(target, permanent=True)
