"""The request as our views see it, and a reply that is sent before its work is done."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseRedirect

from people.models import User

logger = logging.getLogger(__name__)


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
