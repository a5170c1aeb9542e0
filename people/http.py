"""The request as our views see it, and a reply that is sent before its work is done."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from people.models import User

logger = logging.getLogger(__name__)

YEAR = 365 * 24 * 3600


def remember(response: HttpResponse, cookie: str, value: str, *, seconds: int = YEAR) -> None:
    """Keeps something in the browser that scripts and other sites do not read."""
    response.set_cookie(
        cookie,
        value,
        max_age=seconds,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


class MemberRequest(HttpRequest):
    """A request of somebody who is signed in; for annotations only. LoginRequiredMiddleware has let nobody else pass."""

    user: User


class RedirectThenWork(HttpResponseRedirect):
    """Sends the browser on, then works, so that the time of the reply tells nothing of the work."""

    def __init__(self, redirect_to: str, *, work: Callable[[], None]) -> None:
        """`work` runs when the server closes the reply; what it raises is logged."""
        super().__init__(redirect_to)
        self._work = work

    def close(self) -> None:
        """Called by the WSGI server after the last byte."""
        try:
            self._work()
        except Exception:
            logger.exception("Work after a reply failed.")
        finally:
            super().close()
