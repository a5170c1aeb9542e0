"""What readers say of a page: was it helpful, is something wrong."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kernel.fragments import render_fragment, wants_fragment
from pages import feedback
from pages.forms import ErrorReportForm, HelpfulnessForm
from pages.models import Helpfulness, PublishedSnapshot
from people.http import MemberRequest


def helpfulness_give(request: MemberRequest, public_id: str) -> HttpResponse:
    """One vote, about the page or an entry of it; without JavaScript the page itself shows what was kept."""
    readable = PublishedSnapshot.objects.visible_to(request.user)
    snapshot = get_object_or_404(readable, public_id=public_id)
    form = HelpfulnessForm(request.POST or {"entry": request.GET.get("entry", "")})
    vote, entry = None, form.data.get("entry", "")[:80]
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            vote = feedback.rate_page(
                snapshot=snapshot, person=request.user, found_answer=said.pop("found"), **said
            )
        except feedback.UnknownEntry as error:
            raise Http404 from error
        if not wants_fragment(request):
            return _see(f"{snapshot.path}#helpful-{entry}" if entry else f"{snapshot.path}#helpful")
    status = HTTPStatus.OK if vote or request.method != "POST" else HTTPStatus.UNPROCESSABLE_ENTITY
    context = {
        "page": snapshot,
        "entry": entry,
        "vote": vote.as_said() if vote else _typed(form),
        "errors": form.errors.get("comment")
        if form.is_bound and request.method == "POST"
        else None,
        "reasons": Helpfulness.Reason.choices,
    }
    template = "pages/helpfulness_give.html"
    return render_fragment(request, template, block="helpfulness", context=context, status=status)


def _typed(form: HelpfulnessForm) -> dict[str, object] | None:
    """A refused vote as it was sent, so that no word of it is lost; nothing before one is sent."""
    if "found" not in form.data:
        return None
    typed = {name: form.data.get(name, "") for name in ("reason", "comment")}
    return {"found": False, **typed}


def error_report(request: MemberRequest, public_id: str) -> HttpResponse:
    """The form of two fields that lands with the owner of the page."""
    readable = PublishedSnapshot.objects.visible_to(request.user).with_people()
    snapshot = get_object_or_404(readable, public_id=public_id)
    form = ErrorReportForm(request.POST or None)
    if form.is_valid():
        feedback.report_error(snapshot=snapshot, reporter=request.user, **form.cleaned_data)
        messages.success(request, _("Thank you. The owner of the page has been told."))
        return _see(snapshot.path)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {"page": snapshot, "form": form}
    return render(request, "pages/error_report.html", context, status=status)


def _see(address: str) -> HttpResponse:
    return HttpResponse(status=HTTPStatus.SEE_OTHER, headers={"Location": address})
