"""The environment is read once, by type; half a configuration does not start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from intranet import checks
from intranet.settings import env
from intranet.settings.security import kept_secret

LONG_SECRET = "a-secret-of-tests-that-is-long-enough-and-varied-0123456789"
FULL = {
    "DATABASE_URL": "postgres://parvis:p%40ss@127.0.0.1:1/parvis?sslmode=disable",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "SECRET_KEY": LONG_SECRET,
    "SITE_URL": "https://intranet.example.org",
    "EMAIL_URL": "submission://mailer:secret@mail.example.org",
}


@pytest.fixture
def problems(monkeypatch):
    monkeypatch.setattr(env, "problems", [])
    return env.problems


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("yes", True), ("off", False), ("", True), ("maybe", True)]
)
def test_a_flag_is_yes_or_no_and_anything_else_is_a_problem(monkeypatch, problems, value, expected):
    monkeypatch.setenv("PARVIS_X", value)

    assert env.flag("PARVIS_X", default=True) is expected
    assert [problem.name for problem in problems] == (["PARVIS_X"] if value == "maybe" else [])


@pytest.mark.parametrize("value", ["-1", "1.5", "two", "²"])
def test_a_number_that_is_none_is_a_problem_and_the_default_counts(monkeypatch, problems, value):
    monkeypatch.setenv("PARVIS_X", value)

    assert env.number("PARVIS_X", 7) == 7
    assert problems[0].hint == "The default is 7."


def test_an_address_gives_its_parts_decoded(monkeypatch, problems):
    monkeypatch.setenv("DATABASE_URL", FULL["DATABASE_URL"])
    found = env.address("DATABASE_URL", schemes=("postgres",), example="postgres://host/name")

    assert (found.user, found.password, found.path) == ("parvis", "p@ss", "/parvis")
    assert (found.host, found.port, found.options) == ("127.0.0.1", 1, {"sslmode": "disable"})
    assert not problems


@pytest.mark.parametrize(
    "url",
    [
        "postgres://[::1",
        "mysql://host/name",
        "postgres:///name",
        "host:5432",
        "postgres://h:port/n",
    ],
)
def test_an_address_that_does_not_parse_is_a_problem_with_an_example(monkeypatch, problems, url):
    monkeypatch.setenv("DATABASE_URL", url)

    assert (
        env.address("DATABASE_URL", schemes=("postgres",), example="postgres://host/name") is None
    )
    assert problems[0].hint == "Its form is postgres://host/name"


def test_an_empty_variable_counts_as_unset(monkeypatch, problems):
    monkeypatch.setenv("DATABASE_URL", "  ")

    assert env.address("DATABASE_URL", schemes=("postgres",), example="") is None
    assert not problems


def test_servers_without_secret_or_address_are_refused(monkeypatch):
    for name in FULL:
        monkeypatch.delenv(name, raising=False)
    assert checks.servers_come_with_secret_and_address() == []

    monkeypatch.setenv("REDIS_URL", FULL["REDIS_URL"])
    monkeypatch.setenv("SECRET_KEY", LONG_SECRET)
    (refused,) = checks.servers_come_with_secret_and_address()
    assert (refused.id, refused.msg) == ("intranet.E002", "REDIS_URL is set without SITE_URL.")
    assert "https://" in refused.hint

    monkeypatch.setenv("SITE_URL", FULL["SITE_URL"])
    assert checks.servers_come_with_secret_and_address() == []


def test_what_does_not_parse_is_refused(problems):
    env.problems.append(env.Problem("DATABASE_URL", "The URL names no host.", "Its form is ..."))

    (refused,) = checks.environment_is_understood()
    assert (refused.id, refused.hint) == ("intranet.E001", "Its form is ...")


def test_a_short_secret_and_debugging_in_public_are_refused(settings):
    settings.SECRET_KEY = "short"
    settings.DEBUG = settings.BY_TLS = True

    assert [error.id for error in checks.secret_is_long()] == ["intranet.E003"]
    assert [error.id for error in checks.debug_is_for_one_machine()] == ["intranet.E004"]


def start(*command: str, var: Path, **variables: str) -> subprocess.Popen:
    """A process of its own, where settings are read anew."""
    inherited = {name: value for name, value in os.environ.items() if name not in FULL}
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-W", "ignore", *command],
        env={**inherited, "PARVIS_VAR": str(var), **variables},
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_each_way_to_start_refuses_half_a_configuration_and_a_complete_one_passes(tmp_path):
    """Four processes at once, as each takes seconds to start."""
    (tmp_path / "full" / "static").mkdir(parents=True)
    (tmp_path / "full" / "static" / "staticfiles.json").write_text(
        '{"paths": {}, "version": "1.1", "hash": ""}'
    )
    import_wsgi = "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'intranet.settings.site'; import intranet.wsgi"
    half = {"DATABASE_URL": FULL["DATABASE_URL"]}
    deploy = ("check", "--deploy", "--fail-level", "WARNING")
    command = start("manage.py", "check", var=tmp_path / "half", **half)
    web = start("-c", import_wsgi, var=tmp_path / "half", **half)
    complete = start("manage.py", *deploy, var=tmp_path / "full", **FULL)
    embedded = start("manage.py", "check", var=tmp_path / "embedded")

    for refused in (command, web):
        _, errors = refused.communicate()
        assert refused.returncode != 0
        assert "DATABASE_URL is set without SECRET_KEY" in errors
        assert "HINT" in errors
    assert not (tmp_path / "half" / "secret_key").exists()
    _, errors = complete.communicate()
    assert complete.returncode == 0, errors
    _, errors = embedded.communicate()
    assert embedded.returncode == 0, errors
    kept = tmp_path / "embedded" / "secret_key"
    assert len(kept.read_text()) >= 64
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_kept_secret_is_made_once(tmp_path):
    assert kept_secret(tmp_path / "secret_key") == kept_secret(tmp_path / "secret_key")
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]
