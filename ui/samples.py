"""Sample data of the style guide: plausible, and as long as French is."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ui.colours import PAIRS, contrast, tokens

FROM_HOURS_AGO = timedelta(hours=3)
ELSEWHERE = "#main"


@dataclass(frozen=True)
class SamplePerson:
    """What components read of a person."""

    name: str
    initials: str
    job_title: str

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """A profile, elsewhere."""
        return ELSEWHERE


class SampleForm(forms.Form):
    """Each kind of field."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=80,
        help_text=gettext_lazy("Ask as you would ask aloud."),
    )
    text = forms.CharField(
        label=gettext_lazy("Details"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Place"), choices=[("lyon", "Lyon"), ("nantes", "Nantes")]
    )
    told = forms.BooleanField(label=gettext_lazy("Tell me when somebody answers"), required=False)


class ContrastRow(NamedTuple):
    """How well words in one token are read on another, in both themes."""

    ink: str
    ground: str
    needed: float
    light: float
    dark: float


def context() -> dict[str, Any]:
    """Everything that the style guide shows. No statement."""
    now = timezone.now()
    return {
        "colours": [(name, *pair) for name, pair in tokens().items()],
        "contrasts": [_contrast_row(*pair) for pair in PAIRS],
        "people": _people(),
        "form": SampleForm(auto_id="rest-%s"),
        "refused_form": SampleForm({"title": "", "place": "x"}, auto_id="refused-%s"),
        "crumbs": _crumbs(),
        "headings": _headings(),
        "pages": _pages(),
        "recently": now - FROM_HOURS_AGO,
        "long_ago": now - timedelta(days=90),
    }


def _contrast_row(ink: str, ground: str, needed: float) -> ContrastRow:
    light, dark = (
        contrast(one, other) for one, other in zip(tokens()[ink], tokens()[ground], strict=True)
    )
    return ContrastRow(ink, ground, needed, round(light, 1), round(dark, 1))


def _people() -> list[SamplePerson]:
    return [
        SamplePerson("Nora Saïdi", "NS", _("Head of HR tools")),
        SamplePerson("Paul Diallo", "PD", _("Adviser, Tours branch")),
        SamplePerson("Łucja Wiśniewska-Grzegorczyk", "ŁW", _("Payroll")),
    ]


def _crumbs() -> list[dict[str, str]]:
    names = (_("Help"), _("HR tools"), _("Expenses"))
    return [{"title": name, "path": ELSEWHERE} for name in names]


def _headings() -> list[dict[str, Any]]:
    return [
        {"anchor": "colours", "title": _("Colours"), "level": 2},
        {"anchor": "contrast", "title": _("Contrast"), "level": 3},
        {"anchor": "type", "title": _("Type"), "level": 2},
        {"anchor": "actions", "title": _("Actions"), "level": 2},
        {"anchor": "states", "title": _("States"), "level": 2},
        {"anchor": "forms", "title": _("Forms"), "level": 2},
        {"anchor": "ways", "title": _("Ways through the site"), "level": 2},
        {"anchor": "content", "title": _("What editors write"), "level": 2},
        {"anchor": "conversation", "title": _("What colleagues write"), "level": 2},
    ]


def _pages() -> dict[str, Any]:
    numbers = [{"number": n, "url": f"?page={n}", "current": n == 2} for n in (1, 2, 3)]  # noqa: PLR2004
    last = {"number": 46, "url": "?page=46", "current": False}
    return {"previous": "?page=1", "next": "?page=3", "numbers": [*numbers, None, last]}
