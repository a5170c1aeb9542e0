"""The real content: public sheets on working life, imported as any organisation would import its own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from demo.kept import SOURCE as KEPT
from demo.organisation import Cast
from demo.texts import DATA
from pages.actions import publish_pages
from pages.importing.attribution import completed
from pages.importing.documents import Document, Problem
from pages.importing.json_lines import JsonLines
from pages.importing.models import ImportedPage
from pages.importing.preparing import prepare, sections_under
from pages.importing.report import Report
from pages.importing.run import Progress
from pages.importing.sections import SOURCE
from pages.page_models import FaqPage, HelpSectionPage, QuickStartGuidePage

FILE = DATA / "hr-travail.jsonl.gz"
UNDER = "/fr/aide/"
VERIFIED = 120
OWNERS = {
    "Congés et absences": "samia.belkacem",
    "Paie et avantages": "samia.belkacem",
    "Formation et évolution": "ines.fabre",
    "Contrat de travail et embauche": "marc.oudin",
    "Santé, sécurité et prévention": "leila.haddad",
    "Accidents et arrêts de travail": "leila.haddad",
    "Temps de travail": "thomas.garrigue",
    "Parentalité": "thomas.garrigue",
    "Ruptures et départs": "thomas.garrigue",
    "Droits, litiges et égalité": "thomas.garrigue",
}  # fmt: skip


def count_sheets() -> int:
    """How many there are."""
    return JsonLines(FILE).count()


def import_sheets(*, progress: Progress) -> None:
    """Imports the sheets under sections by subject; those that are there are skipped."""
    report = Report()
    reader = JsonLines(FILE, sections="subject")
    running = prepare(
        path=FILE,
        reader=reader,
        sections=sections_under(UNDER),
        report=report,
        is_overwriting=False,
    )
    running.run(_owned(reader.read()), progress=progress)
    running.list_in_admin()


def vouch_for_sheets(cast: Cast, today: date) -> None:
    """Owners have verified some of the sheets, on days that chance chooses; some are due for review again."""
    chance = Random("reviews")  # noqa: S311  the same for everybody, no secret
    rows = ImportedPage.objects.exclude(source__in=[SOURCE, KEPT]).filter(page__isnull=False)
    page_ids = list(rows.order_by("source", "external_id").values_list("page_id", flat=True))
    chosen = chance.sample(page_ids, min(VERIFIED, len(page_ids)))
    changed: list[int] = []
    for kind in (QuickStartGuidePage, FaqPage):
        pages = kind.objects.filter(
            pk__in=chosen, content_owner__isnull=False, verified_on=None, latest_revision=None
        )
        by_id = {page.pk: page for page in pages}
        for page in (by_id[pk] for pk in chosen if pk in by_id):
            ago = chance.randrange(5, 300)
            page.verified_by = page.content_owner
            page.verified_on = today - timedelta(days=ago)
            page.review_on = page.verified_on + timedelta(days=240)
        kind.objects.bulk_update(by_id.values(), ["verified_by", "verified_on", "review_on"])
        changed += by_id
    publish_pages(page_ids=changed)


def section_ids() -> dict[str, int]:
    """The sections of the import by title."""
    rows = ImportedPage.objects.filter(source=SOURCE, page__isnull=False)
    pages = HelpSectionPage.objects.filter(pk__in=rows.values("page_id"))
    return dict(pages.values_list("title", "pk"))


def _owned(rows: Iterator[Document | Problem]) -> Iterator[Document | Problem]:
    """The documents with who answers for their subject in the group, and with the terms of their source."""
    for row in rows:
        if isinstance(row, Document):
            owner = OWNERS.get(row.sections[-1].title, "") if row.sections else ""
            yield completed(replace(row, owner=owner))
        else:
            yield row
