"""The cache and the sessions: Redis when `REDIS_URL` names one, else the memory of the one process.

Sessions are rows of the database with a copy in the cache, so nobody is signed out when Redis restarts. The copy lives five
minutes: a session ended while Redis was out of reach cannot come back for longer.
"""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from redis.backoff import NoBackoff
from redis.retry import Retry

from intranet.settings import env

REDIS = env.address(
    "REDIS_URL", schemes=("redis", "rediss"), example="redis://:password@host:6379/0"
)
PREFIX = "parvis"
CONNECT_SECONDS = 0.5
ANSWER_SECONDS = 1.0


def next_database(url: str) -> str:
    """The cache's own database beside the broker's, so that emptying one spares the other."""
    parts = urlsplit(url)
    number = parts.path.strip("/") or "0"
    return urlunsplit(parts._replace(path=f"/{int(number) + 1}")) if number.isdecimal() else url


def in_redis(url: str, backend: str) -> dict[str, Any]:
    return {
        "BACKEND": f"intranet.cache.{backend}",
        "LOCATION": url,
        "KEY_PREFIX": PREFIX,
        "OPTIONS": {
            "socket_connect_timeout": CONNECT_SECONDS,
            "socket_timeout": ANSWER_SECONDS,
            "retry": Retry(NoBackoff(), retries=0),  # the page does not wait for a second try
        },
    }


def in_memory(name: str) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": name,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }


def caches(url: str | None) -> dict[str, dict[str, Any]]:
    if url is None:
        return {"default": in_memory("default"), "sessions": in_memory("sessions")}
    return {"default": in_redis(url, "PatientCache"), "sessions": in_redis(url, "SessionCache")}


CACHES = caches(env.text("PARVIS_CACHE_URL") or next_database(REDIS.url) if REDIS else None)
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_CACHE_ALIAS = "sessions"
SESSION_COOKIE_AGE = env.number("PARVIS_SESSION_DAYS", 14, least=1) * 24 * 3600
