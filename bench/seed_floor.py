"""Makes the floor's tables and prints the session cookie of its one person."""

from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command

from bench import floor  # configures Django


def seed() -> str:
    """Returns a session key; safe to call again."""
    call_command("migrate", verbosity=0)
    auth = floor.import_module("django.contrib.auth.models")
    person, _ = auth.User.objects.get_or_create(username="floor")
    auth.Group.objects.get_or_create(pk=1, name="floor")
    session = SessionStore()
    session["_auth_user_id"] = str(person.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    print(seed())  # noqa: T201  the caller reads it
