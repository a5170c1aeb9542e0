"""What follows from events about accounts: a letter."""

from kernel.events import on
from people import tasks
from people.events import PasswordChanged, PasswordResetRequested, PersonInvited


@on(PasswordResetRequested)
def send_link_on_password_reset_requested(event: PasswordResetRequested) -> None:
    tasks.send_password_reset.delay(user_id=event.user_id)


@on(PersonInvited)
def send_link_on_person_invited(event: PersonInvited) -> None:
    tasks.send_invitation.delay(user_id=event.user_id)


@on(PasswordChanged)
def tell_owner_on_password_changed(event: PasswordChanged) -> None:
    tasks.announce_new_password.delay(user_id=event.user_id, changed_at=event.changed_at)
