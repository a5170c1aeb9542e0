"""Coming in and going out."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from people import actions
from people.forms import SignInForm
from people.http import remember
from people.models import User
from people.sign_in.attempts import SignInAttempt
from people.sign_in.destinations import destination, page_asked_from
from people.sign_in.devices import remember_device


@login_not_required
@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page of the site and of the editors' admin.

    Somebody who is signed in and was sent here lacks a right there: he is told so, since going back would bring him here again.
    """
    wanted = destination(request)
    if request.method != "POST" and request.user.is_authenticated and not wanted:
        return redirect("home:home")
    form = SignInForm(request.POST or None)
    return _try(request, form, wanted) if form.is_valid() else _page(request, form)


@login_not_required
def admin_sign_in(request: HttpRequest) -> HttpResponse:
    """Stands before the admin's own sign-in page, which counts no tries."""
    query = request.GET.urlencode()
    return redirect(f"{reverse('people:sign-in')}{'?' if query else ''}{query}")


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session, and has the browser forget the pages it keeps."""
    logout(request)
    response = redirect("people:sign-in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Changes the language of the interface, in the profile of somebody who is signed in, and in a cookie."""
    wanted = request.POST.get("language", "")
    if wanted not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest(_("This language is not available."))
    if isinstance(request.user, User):
        actions.save_preferences(person=request.user, locale=wanted)
    response = redirect(page_asked_from(request) or "home:home")
    remember(response, settings.LANGUAGE_COOKIE_NAME, wanted)
    return response


def _try(request: HttpRequest, form: SignInForm, wanted: str) -> HttpResponse:
    attempt = SignInAttempt.of(request, form.cleaned_data["username"])
    until = attempt.blocked_until()
    if until is not None:
        return _held_back(request, form, until)
    person = authenticate(request, **form.cleaned_data)
    if not isinstance(person, User):
        form.add_error(None, _("This name and this password do not go together."))
        return _page(request, form)
    attempt.succeed()
    login(request, person)
    response = redirect(wanted or "home:home")
    remember_device(response, person)
    return response


def _held_back(request: HttpRequest, form: SignInForm, until: datetime) -> HttpResponse:
    """The password was not looked at: the answer is the same whether it was right or wrong."""
    at = date_format(timezone.localtime(until), "TIME_FORMAT")
    form.add_error(None, _("Too many tries. You can try again at %(time)s.") % {"time": at})
    response = _page(request, form)
    response.status_code = 429
    response["Retry-After"] = str(int((until - timezone.now()).total_seconds()) + 1)
    return response


def _page(request: HttpRequest, form: SignInForm) -> HttpResponse:
    context = {"form": form, "next": destination(request)}
    status = 422 if form.is_bound else 200
    return render(request, "people/sign_in.html", context, status=status)
