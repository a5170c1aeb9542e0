"""Sample data of the style guide: plausible, and long where French is long."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

COLOURS = (
    "bg surface sunken line line-strong text text-2 text-3 accent accent-hover on-accent accent-soft link visited"
    " warm warm-soft ok ok-soft warn warn-soft bad bad-soft info info-soft private private-soft mark focus"
)


@dataclass(frozen=True)
class SamplePerson:
    """What components read of a person."""

    name: str
    username: str
    initials: str
    job_title: str

    def __str__(self) -> str:
        return self.name


class SampleForm(forms.Form):
    """A form in error, and at rest."""

    title = forms.CharField(label=_("Title"), max_length=80, help_text=_("Say it as you would aloud."))
    text = forms.CharField(label=_("Text"), required=False, widget=forms.Textarea)


def context() -> dict[str, Any]:
    """Everything that the style guide shows. No statement."""
    page = [{"number": n, "url": f"?page={n}", "current": n == 2} for n in (1, 2, 3)]
    return {
        "person": SamplePerson("Nora Saïdi", "nora.saidi", "NS", "Responsable des outils RH"),
        "form": SampleForm(auto_id="rest_%s"),
        "refused_form": SampleForm({"title": ""}, auto_id="refused_%s"),
        "colours": COLOURS.split(),
        "pages": {"previous": "?page=1", "next": "?page=3", "numbers": [*page, None]},
        "recently": timezone.now() - timedelta(hours=3),
        "today": timezone.localdate(),
    }
