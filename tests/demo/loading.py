"""The demonstration as its tests load it: with a few of the sheets, on a fixed day."""

from datetime import date
from io import StringIO

from django.core.management import call_command

TODAY = date(2027, 1, 12)
SHEETS = 12


def load_demo() -> str:
    """Loads it, and returns what the command prints."""
    out = StringIO()
    call_command("load_demo", "--today", TODAY.isoformat(), stdout=out)
    return out.getvalue()
