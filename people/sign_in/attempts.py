"""One try to sign in, or to get a new password: counted before it is looked at."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from people.models import User
from people.sign_in.devices import known_device
from people.sign_in.limits import Limit, count, forget, give_back, next_window
from people.sign_in.networks import client_network

logger = logging.getLogger(__name__)

QUARTER = timedelta(minutes=15)
BY_NAME = Limit("name", 5, QUARTER)
BY_DEVICE = Limit("device", 5, QUARTER)
EVERYWHERE = Limit("everywhere", 1000, QUARTER)
RESETS_BY_NAME = Limit("reset-name", 3, timedelta(hours=1))
RESETS_BY_NETWORK = Limit("reset-network", 30, timedelta(hours=1))


@dataclass(frozen=True)
class SignInAttempt:
    """A name and a password from somewhere. The name is what was typed: an account that does not exist counts alike."""

    name: str
    device: str
    network: str

    @classmethod
    def of(cls, request: HttpRequest, name: str) -> "SignInAttempt":
        """The attempt that a request makes."""
        name = name.strip().lower()
        return cls(name=name, device=known_device(request, name), network=client_network(request))

    def blocked_until(self) -> datetime | None:
        """Counts the try; when there were too many, says when the next one is looked at."""
        if count(EVERYWHERE, "all") == EVERYWHERE.most + 1:
            logger.warning(
                "More than %s tries to sign in, in a quarter of an hour.", EVERYWHERE.most
            )
        over = [limit for limit, subject in self._limits() if count(limit, subject) > limit.most]
        if not over:
            return None
        logger.warning("Sign-in is held back by %s, from %s.", over[0].name, self.network)
        return max(next_window(limit) for limit in over)

    def succeed(self) -> None:
        """The password was right: nothing of this counts as guessing."""
        for limit, subject in self._limits():
            if subject == self.network:
                give_back(limit, subject)
            else:
                forget(limit, subject)
        give_back(EVERYWHERE, "all")

    def _limits(self) -> list[tuple[Limit, str]]:
        if self.device:
            return [(BY_DEVICE, f"{self.device} {self.name}")]
        limits = [(BY_NAME, self.name)]
        return [*limits, (_by_network(), self.network)] if self.network else limits


def _by_network() -> Limit:
    return Limit("network", settings.PARVIS_SIGN_IN_TRIES_PER_ADDRESS, QUARTER)


def forget_tries(person: User) -> None:
    """Lets somebody who has proved otherwise who he is sign in at once."""
    for name in (person.username, person.email):
        forget(BY_NAME, name)


def may_ask_for_password(request: HttpRequest, name: str) -> bool:
    """Counts a request for a new password; False when mail would become a nuisance."""
    network = client_network(request)
    by_network = count(RESETS_BY_NETWORK, network) if network else 0
    by_name = count(RESETS_BY_NAME, name.strip().lower())
    return by_network <= RESETS_BY_NETWORK.most and by_name <= RESETS_BY_NAME.most
