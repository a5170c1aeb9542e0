"""What people type about comments. Nothing is trimmed silently: what is too long is refused, with the text shown again."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from discussion.actions import Restored
from discussion.models import MAX_LENGTH, Draft, Report
from kernel.public_ids import ALPHABET, LENGTH, new_public_id

LONGEST_NOTE = 1_000
LONGEST_DRAFT = 50_000
LONGEST_NUMBER = 8
KEY = re.compile(rf"[{ALPHABET}]{{{LENGTH}}}")


class LongTextField(forms.CharField):
    """Lines as people typed them, counted as they see them: a line break is one character on every system."""

    widget = forms.Textarea

    def __init__(self, *, longest: int, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.longest = longest
        self.widget.attrs |= {"rows": rows, "data-longest": longest}

    def to_python(self, value: Any) -> str:
        """Without the carriage returns that browsers send, and without blank lines around."""
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").rstrip()

    def validate(self, value: str) -> None:
        """Refuses nothing but blanks, and too much."""
        super().validate(value.strip())
        if len(value) > self.longest:
            raise ValidationError(
                ngettext(
                    "%(count)s character, %(most)s at most: shorten it, nothing is lost.",
                    "%(count)s characters, %(most)s at most: shorten it, nothing is lost.",
                    len(value),
                ),
                params={"count": len(value), "most": self.longest},
            )


class KeyedForm(forms.Form):
    """What any composer sends with its text: its own name, and that of the draft it took over."""

    composer = forms.CharField(required=False, widget=forms.HiddenInput)
    restored = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_composer(self) -> str:
        """A key of ours; anything else counts as a composer nobody knows."""
        key: str = self.cleaned_data["composer"]
        return key if KEY.fullmatch(key) else new_public_id()

    def clean_restored(self) -> Restored | None:
        """The draft taken over, as `<key>.<save count>`; nothing when it does not parse."""
        key, _dot, count = self.cleaned_data["restored"].partition(".")
        return (
            Restored(key, int(count))
            if key and count.isdecimal() and len(count) <= LONGEST_NUMBER
            else None
        )


class ComposerForm(KeyedForm):
    """A comment, a reply, or an edit of the text that was seen."""

    body = LongTextField(
        label=_("Your comment"),
        longest=MAX_LENGTH,
        error_messages={"required": _("Write something first.")},
    )
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)


class DraftForm(KeyedForm):
    """What is kept while somebody types, even when it is too long to be posted."""

    body = LongTextField(longest=LONGEST_DRAFT, required=False)
    purpose = forms.ChoiceField(choices=Draft.Purpose.choices)
    comment = forms.CharField(required=False)


class ReportForm(forms.Form):
    """Why moderators should look at a comment."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    note = LongTextField(
        label=_("Anything to add?"),
        longest=LONGEST_NOTE,
        rows=2,
        required=False,
        help_text=_("Moderators read it, the author does not. 1,000 characters at most."),
    )

    def __init__(self, *args: Any, has_contacts: bool, **kwargs: Any) -> None:
        """Offers "I am worried" only where somebody is there to be told."""
        super().__init__(*args, **kwargs)
        choices = [
            choice for choice in Report.Reason.choices if has_contacts or choice[0] != "worried"
        ]
        self.fields["reason"].choices = choices  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """A moderator's reason, which the author of the comment reads."""

    reason = LongTextField(
        label=_("Reason"),
        longest=LONGEST_NOTE,
        rows=3,
        help_text=_(
            "The author reads it. Say which rule, and what to change. 1,000 characters at most."
        ),
        error_messages={"required": _("Give a reason: the author reads it.")},
    )
