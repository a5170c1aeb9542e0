"""System checks: a half-configured deployment does not start."""

import sys
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register, run_checks

from intranet.settings import env

TAG = "intranet"
SERVERS = ("DATABASE_URL", "REDIS_URL")
NEEDED_WITH_SERVERS = {
    "SECRET_KEY": "Sessions and links must survive a restart and agree between machines: set a long random text.",
    "SITE_URL": "Mails link to it and the cookies follow it: set the address people type, for example https://intranet.example.org",
}
SHORTEST_SECRET = 50


@register(TAG)
def environment_is_understood(**kwargs: Any) -> list[CheckMessage]:
    """Every variable that was set could be used."""
    return [
        Error(f"{problem.name}: {problem.message}", hint=problem.hint, id="intranet.E001")
        for problem in env.problems
    ]


@register(TAG)
def servers_come_with_secret_and_address(**kwargs: Any) -> list[CheckMessage]:
    """Several processes or machines need one secret and one address; the embedded defaults are for one process."""
    servers = [name for name in SERVERS if env.is_set(name)]
    missing = [name for name in NEEDED_WITH_SERVERS if not env.is_set(name)]
    if not servers:
        return []
    return [
        Error(
            f"{' and '.join(servers)} is set without {name}.",
            hint=NEEDED_WITH_SERVERS[name],
            id="intranet.E002",
        )
        for name in missing
    ]


@register(TAG)
def secret_is_long(**kwargs: Any) -> list[CheckMessage]:
    """A guessable secret lets anybody make a session."""
    if len(settings.SECRET_KEY) >= SHORTEST_SECRET:
        return []
    hint = f"Use at least {SHORTEST_SECRET} random characters, for example from: openssl rand -base64 48"
    return [Error("SECRET_KEY is too short.", hint=hint, id="intranet.E003")]


@register(TAG)
def debug_is_for_one_machine(**kwargs: Any) -> list[CheckMessage]:
    """Debug pages show settings and source."""
    if not settings.DEBUG or not settings.BY_TLS:
        return []
    hint = "Unset PARVIS_DEBUG where SITE_URL is https."
    return [Error("PARVIS_DEBUG is on for a public address.", hint=hint, id="intranet.E004")]


@register(Tags.security, deploy=True)
def static_files_are_collected(**kwargs: Any) -> list[CheckMessage]:
    """Uncollected files are served without compression and without a hash in their name."""
    if settings.STATIC_IS_COLLECTED:
        return []
    hint = "Run manage.py collectstatic; the container image does it when it is built."
    return [Error("The static files are not collected.", hint=hint, id="intranet.E005")]


def refuse_to_start_half_configured() -> None:
    """For processes that Django's commands do not start: prints what is wrong and ends with status 3."""
    errors = [message for message in run_checks(tags=[TAG]) if message.is_serious()]
    if errors:
        sys.stderr.writelines(f"{error}\n" for error in errors)
        raise SystemExit(3)
