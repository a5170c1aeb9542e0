"""Redis as a cache that may be away: nobody's page fails for it, and nobody waits for it twice.

After a failure Redis is left alone for some seconds, and this process's memory serves meanwhile, so that what counts attempts
(sign-in, search) keeps counting. Sessions are not remembered there: their rows in the database are the truth.
"""

import logging
import time
from collections.abc import Callable
from functools import partialmethod
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

REST_SECONDS = 5.0
LONGEST_SESSION_COPY = 300


class PatientCache(RedisCache):
    """Redis, or this process's memory while Redis is away."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._stand_in = self._make_stand_in(params)
        self._away_until = 0.0

    def _make_stand_in(self, params: dict[str, Any]) -> BaseCache:
        return LocMemCache("redis-stand-in", {**params, "OPTIONS": {"MAX_ENTRIES": 10_000}})

    def _ask(self, operation: str, *args: Any, **kwargs: Any) -> Any:
        stand_in: Callable[..., Any] = getattr(self._stand_in, operation)
        if time.monotonic() < self._away_until:
            return stand_in(*args, **kwargs)
        try:
            return getattr(super(), operation)(*args, **kwargs)
        except (RedisError, OSError):
            self._away_until = time.monotonic() + REST_SECONDS
            logger.warning("Redis does not answer; going on without it", exc_info=True)
            return stand_in(*args, **kwargs)

    add = partialmethod(_ask, "add")
    get = partialmethod(_ask, "get")
    set = partialmethod(_ask, "set")
    touch = partialmethod(_ask, "touch")
    delete = partialmethod(_ask, "delete")
    get_many = partialmethod(_ask, "get_many")
    has_key = partialmethod(_ask, "has_key")
    incr = partialmethod(_ask, "incr")
    set_many = partialmethod(_ask, "set_many")
    delete_many = partialmethod(_ask, "delete_many")
    clear = partialmethod(_ask, "clear")


class SessionCache(PatientCache):
    """Short-lived copies of sessions, and nothing instead while Redis is away."""

    def _make_stand_in(self, params: dict[str, Any]) -> BaseCache:
        return DummyCache("", params)

    def get_backend_timeout(self, timeout: Any = DEFAULT_TIMEOUT) -> Any:
        seconds = super().get_backend_timeout(timeout)
        return LONGEST_SESSION_COPY if seconds is None else min(seconds, LONGEST_SESSION_COPY)
