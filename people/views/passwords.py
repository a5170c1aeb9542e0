"""Forgotten passwords and new ones."""

from functools import partial

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from people import actions
from people.forms import NewPasswordForm, PasswordChangeForm, PasswordResetForm
from people.http import MemberRequest, RedirectThenWork
from people.sign_in.attempts import SignInAttempt, forget_tries, may_ask_for_password
from people.sign_in.devices import remember_device
from people.sign_in.links import owner_of_link

LINK = "password-link"


@login_not_required
@never_cache
def password_reset(request: HttpRequest) -> HttpResponse:
    """Asks for a link. Whether the account exists changes neither the answer nor its time."""
    form = PasswordResetForm(request.POST or None)
    if form.is_valid():
        name = form.cleaned_data["username"]
        sent = reverse("people:password-reset-sent")
        if not may_ask_for_password(request, name):
            return redirect(sent)
        return RedirectThenWork(sent, work=partial(actions.request_password_reset, name=name))
    status = 422 if form.is_bound else 200
    return render(request, "people/password_reset.html", {"form": form}, status=status)


@login_not_required
@never_cache
def password_reset_sent(request: HttpRequest) -> HttpResponse:
    """Says to look into the mail, to everybody alike."""
    return render(request, "people/password_reset_sent.html")


@login_not_required
@never_cache
def password_reset_link(request: HttpRequest, public_id: str, token: str) -> HttpResponse:
    """Takes a link out of the address bar, where it would be logged and remembered. Uses nothing up."""
    if owner_of_link(public_id, token) is None:
        return render(request, "people/password_reset_expired.html", status=410)
    request.session[LINK] = [public_id, token]
    return redirect("people:password-reset-choose")


@login_not_required
@sensitive_post_parameters()
@never_cache
def password_reset_choose(request: HttpRequest) -> HttpResponse:
    """Sets the password of a link's owner, who then signs in with it, however many wrong ones were tried before."""
    person = owner_of_link(*request.session.get(LINK, ("", "")))
    if person is None:
        return render(request, "people/password_reset_expired.html", status=410)
    form = NewPasswordForm(request.POST or None, person=person)
    if form.is_valid():
        actions.set_password(person=person, password=form.cleaned_data["new_password"])
        forget_tries(person)
        request.session.flush()
        messages.success(request, _("Your password is set. Sign in with it."))
        response = redirect("people:sign-in")
        remember_device(response, person)
        return response
    context = {"form": form, "person": person}
    status = 422 if form.is_bound else 200
    return render(request, "people/password_reset_choose.html", context, status=status)


@sensitive_post_parameters()
@never_cache
def password_change(request: MemberRequest) -> HttpResponse:
    """Replaces one's password; the other browsers of the account are signed out."""
    form = PasswordChangeForm(request.POST or None, person=request.user)
    if form.is_valid() and _current_password_is_right(request, form):
        actions.set_password(person=request.user, password=form.cleaned_data["new_password"])
        update_session_auth_hash(request, request.user)
        messages.success(request, _("Your password is changed."))
        return redirect("people:settings")
    status = 422 if form.is_bound else 200
    return render(request, "people/password_change.html", {"form": form}, status=status)


def _current_password_is_right(request: MemberRequest, form: PasswordChangeForm) -> bool:
    """Counted like signing in: a browser left open is no place to guess."""
    attempt = SignInAttempt.of(request, request.user.username)
    if attempt.blocked_until() is not None:
        form.add_error("current_password", _("Too many tries. Try again in a quarter of an hour."))
        return False
    if request.user.check_password(form.cleaned_data["current_password"]):
        attempt.succeed()
        return True
    form.add_error("current_password", _("This is not your current password."))
    return False
