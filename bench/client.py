"""One client, one request at a time: how long a page takes and how many bytes travel."""

import http.client
import statistics
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A page of one server; `port` on the loopback address."""

    name: str
    port: int
    address: str
    headers: dict[str, str]


@dataclass(frozen=True)
class Reply:
    """What came back: status, bytes of the body as sent, and the ETag if there is one."""

    status: int
    size: int
    etag: str


def ask(target: Target) -> Reply:
    """One GET on a new connection, as gunicorn's sync worker closes them."""
    connection = http.client.HTTPConnection("127.0.0.1", target.port, timeout=60)
    connection.request("GET", target.address, headers=target.headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return Reply(response.status, len(body), response.headers.get("ETag", ""))


def seconds_per_request(target: Target, *, for_seconds: float, at_least: int = 5) -> float:
    """The median duration of requests sent one after the other for a while."""
    durations: list[float] = []
    end = time.perf_counter() + for_seconds
    while time.perf_counter() < end or len(durations) < at_least:
        start = time.perf_counter()
        ask(target)
        durations.append(time.perf_counter() - start)
    return statistics.median(durations)


def multiples(
    targets: list[Target], floor: Target, *, rounds: int, for_seconds: float
) -> dict[str, float]:
    """Each target as a multiple of the floor of the same round, median over rounds: a shared machine's drift cancels."""
    ratios: dict[str, list[float]] = {target.name: [] for target in targets}
    for _ in range(rounds):
        unit = seconds_per_request(floor, for_seconds=for_seconds)
        for target in targets:
            ratios[target.name].append(seconds_per_request(target, for_seconds=for_seconds) / unit)
    return {name: statistics.median(values) for name, values in ratios.items()}
