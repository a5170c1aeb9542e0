"""Links that set a password: for one account, once, for a few hours."""

from django.contrib.auth.tokens import default_token_generator

from people.models import User


def owner_of_link(public_id: str, token: str) -> User | None:
    """Whose link this is; None once used or too old, and when the person has left.

    The token holds the password it replaces and the last sign-in, so either makes it worthless. Reading uses nothing up: programs
    that look into mail may open the page.
    """
    person = User.objects.active().filter(public_id=public_id).first()
    valid = person is not None and default_token_generator.check_token(person, token)
    return person if valid else None
