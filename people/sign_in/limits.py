"""How many tries there are in a while, counted in the cache.

Windows are aligned to the clock, so a count needs no expiry of its own and everybody can be told when the next one opens.
While Redis is away each process counts for itself (`intranet.cache`): a fault of the cache neither opens the door nor closes it.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Limit:
    """At most so many tries of one subject in one window."""

    name: str
    most: int
    window: timedelta


def count(limit: Limit, subject: str) -> int:
    """Counts one try and returns how many there were in this window. Atomic, so parallel tries count each."""
    key, seconds = _key(limit, subject), limit.window.total_seconds()
    cache.add(key, 0, timeout=seconds)
    try:
        return int(cache.incr(key))
    except ValueError:  # the cache has dropped it between the two, or has gone away
        cache.set(key, 1, timeout=seconds)
        return 1


def forget(limit: Limit, subject: str) -> None:
    """Takes the tries of a subject back."""
    cache.delete(_key(limit, subject))


def give_back(limit: Limit, subject: str) -> None:
    """Takes one try back, because it was none: the password was right."""
    with suppress(ValueError):  # a new window may have begun meanwhile
        cache.decr(_key(limit, subject))


def next_window(limit: Limit) -> datetime:
    """When the counts of a limit start again."""
    seconds = limit.window.total_seconds()
    return datetime.fromtimestamp((_index(limit) + 1) * seconds, tz=UTC)


def _index(limit: Limit) -> int:
    return int(timezone.now().timestamp() // limit.window.total_seconds())


def _key(limit: Limit, subject: str) -> str:
    """The cache holds no name and no address: subjects are there as keyed hashes."""
    digest = salted_hmac("people.sign_in.limits", subject, algorithm="sha256").hexdigest()
    return f"tries:{limit.name}:{_index(limit)}:{digest[:32]}"
