"""Who is signed in: by handle or e-mail and password, and once per request by the session."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from people.models import User


class PeopleBackend(ModelBackend):
    """Django's backend, with the permissions Wagtail asks for, and a cheaper way to load the viewer.

    `authenticate()` finds people by handle or e-mail in any case (`PeopleManager.get_by_natural_key`) and takes the same
    time for an unknown name, a wrong password and somebody who left.
    """

    def get_user(self, user_id: Any) -> User | None:
        """The person of a session with unit and groups, in one statement; None for somebody who left."""
        person = User.objects.for_session().filter(pk=user_id).first()
        return person if person is not None and self.user_can_authenticate(person) else None
