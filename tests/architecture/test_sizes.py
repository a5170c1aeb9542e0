"""Nothing grows beyond what is read at one go. An exception is named here with its reason, in the commit that makes it."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = sorted(path.parent.name for path in ROOT.glob("*/apps.py"))
SOURCES = sorted(
    file for app in APPS for file in (ROOT / app).rglob("*.py") if "migrations" not in file.parts
)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

MODULE, TEST_MODULE, SETTINGS, HOOKS = 400, 300, 150, 80
FUNCTION, CLASS, ARGUMENTS = 40, 250, 6
VIEW, TASK, HANDLER, TEST = 25, 10, 5, 30
TEMPLATE, COMPONENT = 120, 60

ALLOWED: dict[str, str] = {}


def name_of(file: Path, suffix: str = "") -> str:
    return f"{file.relative_to(ROOT)}{suffix}"


def lines_of(file: Path) -> int:
    return len(file.read_text().splitlines())


def module_limit(file: Path) -> int:
    if file.is_relative_to(ROOT / "tests"):
        return TEST_MODULE
    if file.is_relative_to(ROOT / "intranet" / "settings"):
        return SETTINGS
    return HOOKS if file.name == "wagtail_hooks.py" else MODULE


def function_limit(file: Path, function: ast.FunctionDef) -> int:
    """Length of the body; a docstring says what the name cannot and is free."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    if "tests" in parts:
        return TEST if function.name.startswith("test_") else FUNCTION
    if "views" in parts and _takes_request(function):
        return VIEW
    decorators = {ast.unparse(decorator).split("(")[0] for decorator in function.decorator_list}
    if "shared_task" in decorators:
        return TASK
    return HANDLER if "handlers" in parts and "on" in decorators else FUNCTION


def _takes_request(function: ast.FunctionDef) -> bool:
    return bool(function.args.args) and function.args.args[0].arg == "request"


def body_lines(node: ast.FunctionDef | ast.ClassDef) -> int:
    has_docstring = ast.get_docstring(node) is not None
    body = node.body[1:] if has_docstring else node.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def too_long(file: Path) -> Iterator[str]:
    """Everything in a module that is beyond its size."""
    if lines_of(file) > module_limit(file):
        yield name_of(file)
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ClassDef) and body_lines(node) > CLASS:
            yield name_of(file, f":{node.name}")
        if isinstance(node, ast.FunctionDef) and body_lines(node) > function_limit(file, node):
            yield name_of(file, f":{node.name}")


def test_modules_classes_functions_and_templates_are_short():
    offenders = {name for file in [*SOURCES, *TESTS] for name in too_long(file)}
    offenders |= {name_of(file) for file in TEMPLATES if lines_of(file) > template_limit(file)}

    assert not offenders - set(ALLOWED), "Split it, or say in ALLOWED why it must be long."
    assert not set(ALLOWED) - offenders, "These are short again."


def template_limit(file: Path) -> int:
    return COMPONENT if "components" in file.parts else TEMPLATE
