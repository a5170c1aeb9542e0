"""What people type about their account and themselves. Each form lists its fields; nothing else can be set."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.text import capfirst
from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext_lazy as _

from people import lexicon
from people.models import Skill, User

MOST_SKILLS = 10
LONGEST_SKILL = 60
LONGEST_PASSWORD = 4096


def own_names_of_languages() -> list[tuple[str, str]]:
    """Each language of the interface, named in itself."""
    return [
        (code, capfirst(get_language_info(code)["name_local"])) for code, _n in settings.LANGUAGES
    ]


class PasswordField(forms.CharField):
    """A password as it is typed, spaces included."""

    def __init__(self, *, label: Any, autocomplete: str, help_text: Any = "") -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
        super().__init__(
            label=label,
            strip=False,
            max_length=LONGEST_PASSWORD,
            widget=widget,
            help_text=help_text,
        )


class SignInForm(forms.Form):
    """Who one is. Whether it is true is asked by the view."""

    username = forms.CharField(
        label=_("Handle or e-mail"),
        max_length=254,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )
    password = PasswordField(label=_("Password"), autocomplete="current-password")


class PasswordResetForm(forms.Form):
    """Whose password is forgotten."""

    username = forms.CharField(
        label=_("Handle or e-mail"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    new_password = PasswordField(
        label=_("New password"),
        autocomplete="new-password",
        help_text=_(
            "At least 15 characters. Four words that have nothing in common are easy to remember "
            "and hard to guess."
        ),
    )
    again = PasswordField(label=_("The same again"), autocomplete="new-password")

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        """`person` is compared with: a password is not one's name."""
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_new_password(self) -> str:
        """Refuses what is easy to guess, with the reason."""
        password: str = self.cleaned_data["new_password"]
        validate_password(password, self.person)
        return password

    def clean_again(self) -> str:
        """Refuses a slip of the keys."""
        again: str = self.cleaned_data["again"]
        if self.cleaned_data.get("new_password", again) != again:
            raise forms.ValidationError(_("The two are not the same."))
        return again


class PasswordChangeForm(NewPasswordForm):
    """The present password and a new one."""

    current_password = PasswordField(label=_("Current password"), autocomplete="current-password")
    field_order = ("current_password", "new_password", "again")


class PreferencesForm(forms.Form):
    """How somebody likes the site."""

    locale = forms.ChoiceField(label=_("Language of the interface"), choices=own_names_of_languages)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=lexicon.time_zone_choices)
    theme = forms.ChoiceField(
        label=_("Theme"), choices=User.Theme.choices, widget=forms.RadioSelect
    )
    has_shortcuts = forms.BooleanField(
        label=_("One-key shortcuts"),
        required=False,
        help_text=_("For example “/” to search. Switch them off if they get in your way."),
    )


class ProfileForm(forms.Form):
    """What one says of oneself; the organisation says the rest."""

    job_title = forms.CharField(label=_("Job title"), max_length=120, required=False)
    skills = forms.CharField(
        label=_("Can help with"),
        required=False,
        max_length=800,
        help_text=_("Subjects on which colleagues may ask you, separated by commas, at most 10."),
    )
    spoken_languages = forms.MultipleChoiceField(
        label=_("Languages spoken"),
        required=False,
        choices=lexicon.spoken_language_choices,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_skills(self) -> list[str]:
        """The subjects, each once. Too many or too long are refused, never cut."""
        typed = [" ".join(name.split()) for name in self.cleaned_data["skills"].split(",")]
        names = list({Skill.key_of(name): name for name in typed if name}.values())
        if len(names) > MOST_SKILLS:
            too_many = ngettext(
                "You named %(count)s subject; the most is %(most)s.",
                "You named %(count)s subjects; the most is %(most)s.",
                len(names),
            )
            raise forms.ValidationError(too_many % {"count": len(names), "most": MOST_SKILLS})
        for name in names:
            if len(name) > LONGEST_SKILL:
                raise forms.ValidationError(
                    _("“%(start)s…” is longer than %(most)s characters.")
                    % {"start": name[:20], "most": LONGEST_SKILL}
                )
        return names
