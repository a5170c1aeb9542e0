"""What an import did with each row, counted and, where somebody must know, told with line and reason."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pages.importing.documents import Document, Problem


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    PROTECTED = "protected"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the report."""

    where: str
    external_id: str
    outcome: Outcome
    reason: str = ""
    address: str = ""


@dataclass
class Report:
    """Counts everything; keeps only the rows that need words, so that it stays small however long the file is."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    told: list[Line] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    file: "ReportFile | None" = None

    def add(self, line: Line) -> None:
        """Counts a row; rows that were not written are told too."""
        self.counts[line.outcome] += 1
        if line.outcome in {Outcome.PROTECTED, Outcome.REFUSED}:
            self.told.append(line)
        if self.file is not None:
            self.file.write(line)

    def refuse(self, problem: Problem) -> None:
        """A row that cannot be read, or may not become a page."""
        self.add(
            Line(
                where=problem.where,
                external_id=problem.external_id,
                outcome=Outcome.REFUSED,
                reason=problem.reason,
            )
        )

    def remark(self, document: Document, words: str) -> None:
        """Something about a page that was written all the same, a lost link for example."""
        self.remarks.append((document.where, words))

    def close(self) -> None:
        """Closes the file of the report, if there is one."""
        if self.file is not None:
            self.file.close()

    @property
    def is_clean(self) -> bool:
        """No row was refused."""
        return not self.counts[Outcome.REFUSED]


class ReportFile:
    """The report as CSV, a line for each row of the import, for a spreadsheet."""

    COLUMNS = ("where", "id", "outcome", "reason", "address")

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, delimiter=";")
        self._writer.writerow(self.COLUMNS)

    def write(self, line: Line) -> None:
        """Adds one row. A cell that a spreadsheet would run as a formula is written as text."""
        cells = [line.where, line.external_id, line.outcome.value, line.reason, line.address]
        self._writer.writerow(["'" + c if c.startswith(("=", "+", "-", "@")) else c for c in cells])

    def close(self) -> None:
        self._file.close()


def lines_of(report: Report, *, is_rehearsal: bool, verbosity: int = 1) -> Iterator[str]:
    """The report for a terminal: sections made, rows that were not written with their reasons, counts."""
    would = "would be " if is_rehearsal else ""
    if report.sections and verbosity:
        yield f"Sections {would}created: {len(report.sections)}"
        yield from (f"  {title}" for title in report.sections)
    for line in report.told:
        name = f" ({line.external_id})" if line.external_id not in {"", line.where} else ""
        yield f"{line.where}{name}: {line.outcome.value}: {line.reason}"
    if verbosity:
        yield from (f"{where}: {words}" for where, words in report.remarks)
        counted = [f"{report.counts[outcome]} {would}{outcome.value}" for outcome in Outcome]
        yield f"Documents: {', '.join(counted)}."
