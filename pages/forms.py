"""What readers send about a page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.models import Helpfulness

MAX_COMMENT = 2000
MAX_REPORT = 4000


class HelpfulnessForm(forms.Form):
    """Yes, or not quite with a reason and a few words. `referrer` and `query` are notes, so they are cut, not refused."""

    found = forms.TypedChoiceField(
        choices=[("yes", _("Yes")), ("no", _("Not quite"))], coerce=lambda value: value == "yes"
    )
    reason = forms.ChoiceField(
        label=_("What was missing?"), choices=Helpfulness.Reason.choices, required=False
    )
    comment = forms.CharField(
        label=_("In your words"),
        max_length=MAX_COMMENT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    entry = forms.CharField(max_length=80, required=False)
    referrer = forms.CharField(required=False)
    query = forms.CharField(required=False)

    def clean_referrer(self) -> str:
        """The address where the reader came from, as far as it fits."""
        return str(self.cleaned_data["referrer"])[:500]

    def clean_query(self) -> str:
        """The words searched for, as far as they fit."""
        return str(self.cleaned_data["query"])[:200]

    def clean(self) -> dict[str, Any]:
        """A reader who found the answer gives no reason."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("found"):
            cleaned |= {"reason": "", "comment": ""}
        return cleaned


class ErrorReportForm(forms.Form):
    """Where the error is, and what is wrong."""

    passage = forms.CharField(
        label=_("Where on the page?"),
        help_text=_("A step, a title, a few words of the text."),
        max_length=300,
        required=False,
    )
    message = forms.CharField(
        label=_("What is wrong?"),
        max_length=MAX_REPORT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
