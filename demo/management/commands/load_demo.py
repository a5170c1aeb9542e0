"""`manage.py load_demo`: an invented group with real content, to try the product on."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.loading import SiteInUse, load

SIGN_INS = (
    ("alice", "edits the help centre, moderates comments, reads the payroll section"),
    ("charlie", "support technician, an ordinary reader"),
    ("bob", "payroll officer, reads the restricted section"),
    ("an.peeters", "reads in English"),
    ("dana", "administers the site"),
)


class Command(BaseCommand):
    help = "Loads the demonstration: people, public HR sheets, guides, comments. Run again, it adds only what is missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--today",
            type=date.fromisoformat,
            help="day from which dates are counted; today by default",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            load(today=options["today"], say=self.stdout.write)
        except SiteInUse as in_use:
            message = "This site has people of its own; the demonstration would add accounts with a known password."
            raise CommandError(message) from in_use
        self.stdout.write(f"\nSign in with the password {settings.PARVIS_DEMO_PASSWORD} as")
        for handle, words in SIGN_INS:
            self.stdout.write(f"  {handle:12} {words}")
