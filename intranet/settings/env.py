"""The only reader of the environment.

A value that does not parse is not an exception here: it is kept as a `Problem`, the default is used, and the system checks
(`intranet.checks`) refuse to start with all problems at once, each with its hint.
"""

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import available_timezones


@dataclass(frozen=True)
class Problem:
    """A variable whose value cannot be used."""

    name: str
    message: str
    hint: str


@dataclass(frozen=True)
class Address:
    """The parts of a server's URL, percent-decoded."""

    url: str
    scheme: str
    host: str
    port: int | None
    user: str
    password: str
    path: str
    options: dict[str, str]


problems: list[Problem] = []


def is_set(name: str) -> bool:
    """An empty variable counts as unset, as in an env file with `NAME=`."""
    return bool(os.environ.get(name, "").strip())


def text(name: str, default: str = "") -> str:
    return os.environ[name].strip() if is_set(name) else default


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def folder(name: str, default: Path) -> Path:
    return Path(text(name)).absolute() if is_set(name) else default


def flag(name: str, *, default: bool = False) -> bool:
    value = text(name).lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    if value:
        _refuse(name, f"{value!r} is neither yes nor no.", "Use 1 or 0.")
    return default


def number(name: str, default: int, *, least: int = 0) -> int:
    value = text(name, str(default))
    if value.isdecimal() and int(value) >= least:
        return int(value)
    _refuse(
        name, f"{value!r} is not a whole number of at least {least}.", f"The default is {default}."
    )
    return default


def matching(name: str, pattern: str, *, default: str = "", hint: str) -> str:
    """A word of a given form."""
    value = text(name, default)
    if value == default or re.fullmatch(pattern, value):
        return value
    _refuse(name, f"{value!r} cannot be understood.", hint)
    return default


def day(name: str) -> date | None:
    value = text(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        _refuse(name, f"{value!r} is not a day.", "Write it as 2027-01-31.")
        return None


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    if value in available_timezones():
        return value
    _refuse(
        name,
        f"{value!r} is not a time zone.",
        f"Use a name of the tz database, for example {default}.",
    )
    return default


def address(name: str, *, schemes: tuple[str, ...], example: str) -> Address | None:
    """The server named by a URL, or None when the variable is unset or refused."""
    if not is_set(name):
        return None
    try:
        found = _parse(text(name))
        fault = _fault(found, schemes)
    except ValueError as error:
        fault = f"The URL does not parse: {error}."
    if fault:
        _refuse(name, fault, f"Its form is {example}")
        return None
    return found


def _parse(url: str) -> Address:
    parts = urlsplit(url)
    return Address(
        url=url,
        scheme=parts.scheme,
        host=parts.hostname or "",
        port=parts.port,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        path=unquote(parts.path),
        options=dict(parse_qsl(parts.query)),
    )


def _fault(found: Address, schemes: tuple[str, ...]) -> str:
    if found.scheme not in schemes:
        return f"A URL with scheme {found.scheme!r} is of no use here."
    return "" if found.host else "The URL names no host."


def _refuse(name: str, message: str, hint: str) -> None:
    problems.append(Problem(name, message, hint))
