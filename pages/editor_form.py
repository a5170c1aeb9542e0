"""The form in which editors write pages: drafts are always saved, publishing asks for what readers rely on."""

from itertools import count
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from pages.content_checks import KINDS_WITH_OWNER, owner_sentence, review_sentence

REQUIRED_TO_PUBLISH = ("content_owner", "review_on")


class EditorForm(WagtailAdminPageForm):
    """Asks for an owner and a review date when the page is published, and records who verified it.

    Everything else that keeps a page from being published is the validation of its body.
    """

    verified_today = forms.BooleanField(
        label=_("I have read this page today: it is exact"),
        required=False,
        help_text=_("Readers see your name and the date once the page is published."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.kind in KINDS_WITH_OWNER:
            for name in REQUIRED_TO_PUBLISH:
                self.fields[name].required = True
            self.fields["content_owner"].error_messages["required"] = owner_sentence(None)
            self.fields["review_on"].error_messages["required"] = review_sentence()

    def clean_slug(self) -> str:
        """A page that was never live and whose title another one has gets an address of its own, so that its draft is saved."""
        wanted: str = self.cleaned_data["slug"]
        if self.instance.first_published_at or not wanted:
            return wanted
        siblings = self.parent_page.get_children().filter(slug__startswith=wanted)
        taken = set(siblings.exclude(pk=self.instance.pk).values_list("slug", flat=True))
        numbered = (f"{wanted}-{number}" for number in count(2))
        return wanted if wanted not in taken else next(s for s in numbered if s not in taken)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation:
            return cleaned
        if getattr(self.parent_page.specific_class, "holds_starters", False):
            self.add_error(None, _("A page template is not published: save it as a draft."))
        owner = cleaned.get("content_owner")
        if owner is not None and not owner.is_active:
            self.add_error("content_owner", owner_sentence(owner))
        return cleaned

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  Django's signature
        if self.cleaned_data.get("verified_today"):
            self.instance.verified_by = self.for_user
            self.instance.verified_on = timezone.localdate()
        return super().save(commit=commit)
