"""`manage.py search_quality`: the relevance of an engine on files of documents and judged queries."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from search.engines.base import EngineDown
from search.quality import MEASURES, UnreadableFile
from search.scratch import NoServer
from search.trial import ENGINES, try_engine


class Command(BaseCommand):
    """Indexes the documents in a scratch index, asks all queries as a reader would, prints the measures."""

    help = (
        "Measures how well a search engine ranks judged documents; nothing of the site is touched."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--documents", type=Path, required=True, help=".jsonl, .jsonl.gz or a folder"
        )
        parser.add_argument(
            "--queries", type=Path, required=True, help=".jsonl, .jsonl.gz or a folder"
        )
        parser.add_argument("--engine", choices=ENGINES, required=True)
        parser.add_argument("--json", action="store_true", help="end with one line of JSON")
        parser.add_argument("--halves", action="store_true", help="also each half of the intents")

    def handle(self, **options: Any) -> None:
        quiet = options["verbosity"] == 0
        try:
            tried = try_engine(
                options["engine"],
                documents=options["documents"],
                queries=options["queries"],
                progress=lambda rows, what: tqdm(rows, desc=what, disable=quiet or None),
            )
        except (UnreadableFile, NoServer, EngineDown) as error:
            raise CommandError(error) from error
        if options["halves"]:
            self._print("even intents", tried.measure_half(0))
            self._print("odd intents", tried.measure_half(1))
        if options["json"]:
            self.stdout.write(json.dumps(tried.measures))
        else:
            self._print(options["engine"], tried.measures)

    def _print(self, name: str, measures: dict[str, float]) -> None:
        figures = "  ".join(f"{measure} {measures[measure]:.3f}" for measure in MEASURES)
        self.stdout.write(f"{name:14} {figures}")
