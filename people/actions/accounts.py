"""What happens to an account: invitations, new passwords."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kernel.events import publish
from people.events import PasswordChanged, PasswordResetRequested, PersonInvited
from people.mail import send_letter
from people.models import User


@transaction.atomic
def request_password_reset(*, name: str) -> None:
    """Has a link mailed to the owner of a handle or address; does nothing when nobody active has it."""
    try:
        person = User.objects.get_by_natural_key(name)
    except User.DoesNotExist:
        return
    if person.is_active:
        publish(PasswordResetRequested(user_id=person.pk))


@transaction.atomic
def invite_person(*, person: User) -> None:
    """Has a first link mailed to somebody whose account was made without a password."""
    publish(PersonInvited(user_id=person.pk))


@transaction.atomic
def set_password(*, person: User, password: str) -> None:
    """Gives an account its new password, which signs its other browsers out; the owner is told by mail."""
    person.set_password(password)
    person.save(update_fields=["password"])
    publish(PasswordChanged(user_id=person.pk, changed_at=timezone.now().isoformat()))


def send_password_link(*, person: User, kind: str) -> None:
    """Mails a link that sets a password once. Raises OSError when the mail server does not take it."""
    token = default_token_generator.make_token(person)
    path = reverse("people:password-reset-link", args=[person.public_id, token])
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    send_letter(kind, to=person, link=f"{settings.SITE_URL}{path}", hours=hours)


def announce_new_password(*, person: User, changed_at: datetime) -> None:
    """Tells the owner that the password has changed. Raises OSError when the mail server does not take it."""
    link = f"{settings.SITE_URL}{reverse('people:password-reset')}"
    send_letter("password_changed", to=person, link=link, changed_at=changed_at)
