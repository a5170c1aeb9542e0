"""The box in which people write: the same for a comment, a reply and an edit, with what each needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from discussion.forms import ComposerForm
from discussion.models import MAX_LENGTH, MAX_MENTIONS, Comment, Draft
from discussion.places import list_address
from discussion.subjects import Subject
from kernel.public_ids import new_public_id

Text = str | Promise


@dataclass
class Composer:
    """One composer as its template reads it. `name` tells it from others on the page and on the device."""

    form: ComposerForm
    name: str
    action: str
    subject: Subject
    label: Text
    send: Text
    purpose: Draft.Purpose = Draft.Purpose.COMMENT
    comment: Comment | None = None
    in_place: bool = (
        True  # on the page of the comments, which htmx brings up to date; else on a page of its own
    )
    preview: str = ""
    notice: Text = ""
    notice_link: str = ""
    other_html: str = ""  # what the comment says now, when it was changed meanwhile

    most: int = MAX_LENGTH
    most_mentions: int = MAX_MENTIONS

    @property
    def mentions_address(self) -> str:
        return f"{list_address(self.subject)}mentions/"

    @property
    def drafts_address(self) -> str:
        return f"{list_address(self.subject)}draft/"

    @property
    def attributes(self) -> dict[str, str]:
        """What the text field tells assistive technology and the behaviours."""
        described = [f"{self.name}_body_error"] if self.form["body"].errors else []
        return {
            "aria-describedby": " ".join([*described, f"{self.name}-hint"]),
            "aria-autocomplete": "list",
            "aria-controls": f"{self.name}-mentions",
            "data-draft-target": "field",
            "data-composer-target": "field",
            "data-mention-target": "field",
            "data-action": "input->draft#change input->composer#count input->mention#type keydown->mention#key blur->mention#close",
        }

    @property
    def cancel_address(self) -> str:
        """Where one goes without sending."""
        return self.comment.get_absolute_url() if self.comment else ""

    @property
    def is_restored(self) -> bool:
        """The text comes from a draft that was found."""
        return not self.form.is_bound and bool(self.form.initial.get("restored"))

    @property
    def preview_html(self) -> SafeString:
        """The text as it would look, made safe by `discussion.texts`."""
        return mark_safe(self.preview)  # noqa: S308

    @property
    def other(self) -> SafeString:
        """The other text, made safe when it was written."""
        return mark_safe(self.other_html)  # noqa: S308


def new_comment(subject: Subject, *, data: Any = None, draft: Any = None) -> Composer:
    """Begins a thread."""
    return Composer(
        form=_form("composer-new", data, _initial(draft)),
        name="composer-new",
        action=list_address(subject),
        subject=subject,
        label=_("Your comment"),
        send=_("Post"),
    )


def reply_to(
    comment: Comment, subject: Subject, *, data: Any = None, draft: Any = None
) -> Composer:
    """Answers a comment."""
    name = f"composer-reply-{comment.public_id}"
    return Composer(
        form=_form(name, data, _initial(draft)),
        name=name,
        action=f"{comment.get_absolute_url()}reply/",
        subject=subject,
        label=_("Your reply"),
        send=_("Reply"),
        purpose=Draft.Purpose.REPLY,
        comment=comment,
    )


def edit_of(comment: Comment, subject: Subject, *, data: Any = None, draft: Any = None) -> Composer:
    """Changes one's comment; the hidden `seen` says which text was read."""
    name = f"composer-edit-{comment.public_id}"
    initial = {"body": comment.comment} | _initial(draft) | {"seen": comment.edit_count}
    return Composer(
        form=_form(name, data, initial),
        name=name,
        action=f"{comment.get_absolute_url()}edit/",
        subject=subject,
        label=_("Your comment"),
        send=_("Save"),
        purpose=Draft.Purpose.EDIT,
        comment=comment,
    )


def _form(name: str, data: Any, initial: dict[str, Any]) -> ComposerForm:
    return ComposerForm(data, initial=initial, auto_id=f"{name}_%s")


def _initial(draft: Mapping[str, Any] | None) -> dict[str, Any]:
    """A fresh composer, with the text of a draft that was found."""
    fresh = {"composer": new_public_id()}
    if draft is None:
        return fresh
    return fresh | {"body": draft["body"], "restored": f"{draft['key']}.{draft['save_count']}"}
