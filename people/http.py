"""The request as our views see it: LoginRequiredMiddleware has let nobody unknown pass."""

from django.http import HttpRequest

from people.models import User


class MemberRequest(HttpRequest):
    """A request of somebody who is signed in; for annotations only."""

    user: User
