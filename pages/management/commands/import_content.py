"""`manage.py import_content PATH --under /fr/aide/`: documents of other systems become pages."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from pages.importing.attribution import completed
from pages.importing.documents import Document
from pages.importing.preparing import (
    CannotImport,
    prepare,
    reader_for,
    require_audience,
    sections_under,
)
from pages.importing.report import Report, ReportFile, lines_of

HELP = """Imports documents as help pages: a file of JSON lines, or a folder of Markdown files.

Can be run again: unchanged documents are skipped, changed ones update their page, pages that an editor has changed are
left alone and reported. Exit codes: 0 everything is in place, 1 some rows were refused, 2 nothing could be imported.
Formats: docs/features/importing.md"""
SECTIONS = ("theme-subject", "subject", "theme", "none")


class Command(BaseCommand):
    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """The help text keeps its lines."""
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help=".jsonl, .jsonl.gz or a folder of .md files")
        parser.add_argument(
            "--under",
            required=True,
            metavar="ADDRESS",
            help="a help section, for example /fr/aide/",
        )
        parser.add_argument(
            "--locale", default="", help="refuse when the section is in another language"
        )
        parser.add_argument("--source", default="", help="name of the source where rows name none")
        parser.add_argument(
            "--sections", choices=SECTIONS, default=SECTIONS[0], help="how JSON rows are filed"
        )
        parser.add_argument(
            "--owner", default="", metavar="HANDLE", help="owner of pages whose document names none"
        )
        parser.add_argument("--licence", default="", help="terms to be shown, where rows name none")
        parser.add_argument("--licence-url", default="", help="where those terms can be read")
        parser.add_argument("--audience-check", choices=("everyone", "restricted"), default="",
                            help="stop unless these are the readers of the section")  # fmt: skip
        parser.add_argument(
            "--overwrite",
            action="store_true",
            help="also pages that editors have changed or deleted",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, touch nothing"
        )
        parser.add_argument(
            "--report", type=Path, metavar="FILE", help="a line for each row, as CSV"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        report = Report(file=ReportFile(options["report"]) if options["report"] else None)
        try:
            self._import(report, options)
        except CannotImport as reason:
            raise CommandError(str(reason), returncode=2) from reason
        finally:
            report.close()
        for line in lines_of(
            report, is_rehearsal=options["dry_run"], verbosity=options["verbosity"]
        ):
            self.stdout.write(line)
        if not report.is_clean:
            raise CommandError("Some rows were refused; the rest is in place.", returncode=1)

    def _import(self, report: Report, options: dict[str, Any]) -> None:
        path = options["path"]
        reader = reader_for(path, source=options["source"], sections=options["sections"])
        sections = sections_under(options["under"], locale=options["locale"])
        require_audience(sections, expected=options["audience_check"])
        running = prepare(
            path=path,
            reader=reader,
            sections=sections,
            report=report,
            is_overwriting=options["overwrite"],
        )

        def rows() -> Any:
            return (
                _completed(row, options) if isinstance(row, Document) else row
                for row in reader.read()
            )

        with tqdm(total=reader.count(), unit="doc", disable=None) as bar:
            if options["dry_run"]:
                running.rehearse(rows(), progress=bar.update)
                return
            running.run(rows(), progress=bar.update)
            running.settle(rows(), progress=bar.update)
        running.list_in_admin()


def _completed(document: Document, options: dict[str, Any]) -> Document:
    """The document with what the command says for all."""
    document = replace(document, owner=document.owner or options["owner"])
    return completed(document, licence=options["licence"], licence_address=options["licence_url"])
