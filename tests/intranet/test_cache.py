"""Redis may be away: nobody's page fails for it, nobody waits for it twice, and attempts keep being counted."""

import pytest
from redis.exceptions import ConnectionError as RedisIsAway

from intranet.cache import PatientCache, SessionCache

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def tries(monkeypatch):
    """Counts how often Redis is asked; it never answers."""
    asked = []

    def refuse(self, *args, **kwargs):
        asked.append(args)
        raise RedisIsAway

    monkeypatch.setattr("redis.Redis.execute_command", refuse)
    monkeypatch.setattr("redis.client.Pipeline.execute", refuse)
    return asked


def test_without_redis_the_process_s_memory_serves_and_redis_is_left_alone(tries):
    cache = PatientCache(NOWHERE, {})

    assert cache.get("missing", "default") == "default"
    cache.set("attempts", 1, 60)
    assert cache.incr("attempts") == 2
    assert cache.get_many(["attempts", "missing"]) == {"attempts": 2}
    assert cache.add("attempts", 9) is False
    assert cache.delete("attempts") is True
    assert len(tries) == 1


def test_redis_is_asked_again_after_a_rest(tries, monkeypatch):
    cache = PatientCache(NOWHERE, {})
    cache.get("key")
    monkeypatch.setattr("intranet.cache.time.monotonic", lambda: 10.0**9)
    cache.get("key")

    assert len(tries) == 2


def test_sessions_are_not_remembered_elsewhere(tries):
    cache = SessionCache(NOWHERE, {})
    cache.set("session", {"user": 1}, 60)

    assert cache.get("session") is None


def test_the_copy_of_a_session_is_short_lived(tries):
    cache = SessionCache(NOWHERE, {})

    assert cache.get_backend_timeout(14 * 24 * 3600) == 300
    assert cache.get_backend_timeout(None) == 300
    assert cache.get_backend_timeout(10) == 10
