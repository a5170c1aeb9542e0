"""Turns what the command was asked into the parts of an import, or refuses in words."""

from pathlib import Path

from wagtail.models import Page

from kernel.audience import EVERYONE
from pages.audience import AudienceMap
from pages.importing.assets import Assets
from pages.importing.documents import Section
from pages.importing.json_lines import JsonLines
from pages.importing.making import Maker
from pages.importing.markdown_folder import MarkdownFolder
from pages.importing.plan import Planner
from pages.importing.report import Report
from pages.importing.run import Import, Reader
from pages.importing.sections import Sections

JSON_LINES = (".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")
ROOT_KINDS = {"home", "section"}


class CannotImport(Exception):
    """Nothing can be imported as asked; the text says why."""


def reader_for(path: Path, *, source: str = "", sections: str = "theme-subject") -> Reader:
    """The reader of a file or folder. Raises CannotImport for what is neither JSON lines nor a folder of Markdown."""
    if path.is_dir():
        return MarkdownFolder(path, source=source)
    if not path.is_file():
        raise CannotImport(f"There is no file or folder {path}.")
    if not path.name.lower().endswith(JSON_LINES):
        raise CannotImport(
            f"{path.name} is neither a folder nor a file of JSON lines ({', '.join(JSON_LINES)})."
        )
    return JsonLines(path, source=source, sections=sections)


def sections_under(address: str, *, locale: str = "") -> Sections:
    """The sections at an address like /fr/aide/; the end of it that does not exist yet will be made.

    Raises CannotImport when there is no home page there, when the place holds something else, or another language.
    """
    slugs = [slug for slug in address.strip().split("/") if slug]
    root, rest = _deepest(slugs)
    if root is None or getattr(root.specific_class, "kind", "") not in ROOT_KINDS:
        raise CannotImport(
            f"Nothing can be imported below {address}: give a help section, for example /fr/aide/."
        )
    if locale and root.locale.language_code != locale:
        raise CannotImport(
            f"{root.url_path} is in {root.locale.language_code!r}, not in {locale!r}."
        )
    first = [Section(title=slug.replace("-", " ").capitalize(), slug=slug) for slug in rest]
    return Sections(root, first=first)


def _deepest(slugs: list[str]) -> tuple[Page | None, list[str]]:
    """The deepest page on the way, and the slugs below it."""
    addresses = {f"/{'/'.join(slugs[:n])}/": n for n in range(1, len(slugs) + 1)}
    pages = Page.objects.filter(url_path__in=addresses).select_related("locale").order_by("-depth")
    root = pages.first()
    return (root, slugs[addresses[root.url_path] :]) if root else (None, slugs)


def audience_of(sections: Sections) -> frozenset[str]:
    """Who will read what is imported, unless a section below decides otherwise."""
    return AudienceMap.load().tokens_for(sections.root.path)


def require_audience(sections: Sections, *, expected: str) -> None:
    """Raises CannotImport when pages would come before other readers than expected: everyone, or restricted groups."""
    found = "everyone" if EVERYONE in audience_of(sections) else "restricted"
    if expected and found != expected:
        raise CannotImport(
            f"Pages below {sections.root.url_path} are read by {found}, not {expected}: nothing was imported."
        )


def prepare(
    *, path: Path, reader: Reader, sections: Sections, report: Report, is_overwriting: bool
) -> Import:
    """The parts of an import, put together."""
    planner = Planner(is_overwriting=is_overwriting)
    assets = Assets(path if path.is_dir() else None, reader.source)
    maker = Maker(sections.root.locale, planner, assets, {(reader.source, ""): sections.root.pk})
    imported = Import(planner=planner, sections=sections, maker=maker, report=report)
    if path.is_dir():
        imported.remember_pages(reader.source)
    return imported
