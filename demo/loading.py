"""Loads the demonstration, step by step; what is there already is left as it is, so it can be run again."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from tqdm import tqdm

from demo.conversations import converse, vote
from demo.organisation import grant_rights, load_organisation
from demo.sheets import count_sheets, import_sheets, section_ids, vouch_for_sheets
from demo.texts import data
from demo.tree import Tree, write_home_pages
from people.models import User

Say = Callable[[str], Any]


class SiteInUse(Exception):
    """People who are not of the demonstration have accounts here; it would add accounts with a known password."""


def load(*, today: date | None = None, say: Say) -> None:
    """Everything, dated from the day of loading unless another is given. Raises SiteInUse."""
    _refuse_a_site_in_use()
    day = today or timezone.localdate()
    cast = load_organisation()
    say(f"{len(cast.people)} people, {len(data('organisation.yaml')['units'])} units")
    tree = Tree(cast, day)
    centres = tree.plant_sections()
    grant_rights(cast, centres)
    with tqdm(total=count_sheets(), unit="sheet", disable=None) as bar:
        import_sheets(progress=bar.update)
    vouch_for_sheets(cast, day)
    say(f"{count_sheets()} public sheets on working life")
    say(f"{sum(1 for _title in tree.plant_pages())} pages of our own, in French and English")
    write_home_pages(tree, section_ids())
    now = timezone.now() if today is None else _noon(day)
    say(f"{sum(converse(cast, now=now))} comments, {vote(cast)} votes")


def _refuse_a_site_in_use() -> None:
    handles = [row["handle"] for row in data("organisation.yaml")["people"]]
    if User.objects.exclude(username__in=handles).exists():
        raise SiteInUse


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
