"""The shape of the code: layers, gates, templates and migrations are complete."""

import re
import tomllib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import models
from django.template import engines
from wagtail.models import Page

ROOT = Path(settings.BASE_DIR)
APPS = sorted(path.parent.name for path in ROOT.glob("*/apps.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
ELSEWHERE = re.compile(
    r"""(?:src|srcset|poster|action|data)=["'](?:https?:)?//|<link[^>]+href=["'](?:https?:)?//"""
)
# Models whose rows never reach a person by themselves, and why.
BESIDE_A_GATED_ROW = "read beside a row that passed the gate"
WRITTEN_ONLY = "counted or read by tasks and editors, never shown as a row"
ONE_S_OWN = "fetched by its owner's key alone"
WITHOUT_GATE = {
    "kernel.OutboxEvent": WRITTEN_ONLY,
    "people.Skill": BESIDE_A_GATED_ROW,
    "pages.SnapshotToken": BESIDE_A_GATED_ROW,
    "pages.PageTag": BESIDE_A_GATED_ROW,
    "pages.TaggedPage": BESIDE_A_GATED_ROW,
    "pages.GlossaryTerm": BESIDE_A_GATED_ROW,
    "pages.ImportedPage": WRITTEN_ONLY,
    "pages.ErrorReport": WRITTEN_ONLY,
    "pages.Helpfulness": WRITTEN_ONLY,
    "pages.ReviewReminder": WRITTEN_ONLY,
    "discussion.Reaction": BESIDE_A_GATED_ROW,
    "discussion.Mention": BESIDE_A_GATED_ROW,
    "discussion.CommentRevision": BESIDE_A_GATED_ROW,
    "discussion.Report": WRITTEN_ONLY,
    "discussion.Follow": ONE_S_OWN,
    "discussion.Draft": ONE_S_OWN,
    "search.SearchToken": BESIDE_A_GATED_ROW,
    "search.EngineBacklog": WRITTEN_ONLY,
    "search.AskedQuery": WRITTEN_ONLY,
    "search.VocabularySnapshot": WRITTEN_ONLY,
}


def our_models() -> list[type[models.Model]]:
    ours = [config for config in apps.get_app_configs() if config.name in APPS]
    return [model for config in ours for model in config.get_models()]


def test_every_app_is_a_root_of_the_import_contract():
    configured = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]

    assert sorted(configured["root_packages"]) == APPS


def _has_gate(model: type[models.Model]) -> bool:
    return callable(getattr(model._default_manager.all(), "visible_to", None))


def test_rows_that_reach_a_person_have_a_gate():
    """Readers get snapshots, not pages: a page type needs none."""
    gateless = [model for model in our_models() if not _has_gate(model)]
    names = {model._meta.label for model in gateless if not issubclass(model, Page)}

    assert not names - set(WITHOUT_GATE), (
        "Give the QuerySet visible_to(viewer), or say here why no row reaches a person by itself."
    )
    assert not set(WITHOUT_GATE) - names, "These have a gate, or are gone."


def test_templates_compile_and_refer_to_nothing_elsewhere():
    for template in TEMPLATES:
        engines["jinja2"].get_template(str(template.relative_to(ROOT / "templates")))
    assert not [file.name for file in TEMPLATES if ELSEWHERE.search(file.read_text())]


def test_migrations_are_complete(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_no_folder_is_a_drawer():
    drawers = {"utils", "helpers", "common", "misc", "tools", "managers"}
    sources = [file for app in APPS for file in (ROOT / app).rglob("*.py")]

    assert not [file for file in sources if file.stem in drawers or file.parent.name in drawers]
