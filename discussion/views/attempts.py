"""Sending what was written: refused with the text kept, previewed, or posted once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _

from discussion import actions
from discussion.composers import Composer
from discussion.forms import ComposerForm
from discussion.models import Comment
from kernel.public_ids import new_public_id
from people.http import MemberRequest
from people.sign_in.limits import Limit, count, next_window
from ui.formats import format_datetime

POSTS = Limit("comments", most=30, window=timedelta(minutes=5))
REPORTS = Limit("comment-reports", most=20, window=timedelta(hours=1))
REFUSALS = (
    actions.AlreadyPosted,
    actions.EditConflict,
    actions.NotOpen,
    actions.TooManyMentions,
)

Send = Callable[[dict[str, Any]], Comment]


@dataclass(frozen=True)
class Outcome:
    """What became of an attempt: a comment, or a composer to show again with this status."""

    status: HTTPStatus
    comment: Comment | None = None


def attempt(request: MemberRequest, composer: Composer, send: Send) -> Outcome:
    """Validates, previews or sends what a composer holds. Every refusal says why and leaves the text in its field."""
    if not composer.form.is_valid():
        return Outcome(HTTPStatus.UNPROCESSABLE_ENTITY)
    is_preview = "preview" in request.POST
    if not is_preview and (refusal := over_limit(POSTS, request)):
        composer.form.add_error(None, refusal)
        return Outcome(HTTPStatus.TOO_MANY_REQUESTS)
    try:
        return _preview(composer) if is_preview else _sent(request, composer, send)
    except REFUSALS as refusal:
        return Outcome(_refuse(refusal, composer))


def over_limit(limit: Limit, request: MemberRequest) -> str:
    """Counts one try of a person; says when to come back once there were too many."""
    if count(limit, request.user.public_id) <= limit.most:
        return ""
    moment = format_datetime(next_window(limit))
    words = _("That was a lot in a short time. Your text is kept: send it again after %(moment)s.")
    return words % {"moment": moment}


def _preview(composer: Composer) -> Outcome:
    body = composer.form.cleaned_data["body"]
    composer.preview = actions.read_text(body, composer.subject).html
    return Outcome(HTTPStatus.OK)


def _sent(request: MemberRequest, composer: Composer, send: Send) -> Outcome:
    """The comment, also for a second submission of the same text; its drafts are forgotten."""
    written = composer.form.cleaned_data
    try:
        comment = send(written)
    except actions.AlreadyPosted as posted:
        if posted.comment.comment != written["body"]:
            raise
        comment = posted.comment
    key, restored = written["composer"], written["restored"]
    actions.forget_drafts(author=request.user, key=key, restored=restored)
    return Outcome(HTTPStatus.OK, comment)


def _refuse(refusal: Exception, composer: Composer) -> HTTPStatus:
    """Says in the composer why, and what to do; returns the status."""
    form = composer.form
    match refusal:
        case actions.TooManyMentions():
            words = _("Name at most %(most)s people.") % {"most": composer.most_mentions}
            form.add_error("body", words)
            return HTTPStatus.UNPROCESSABLE_ENTITY
        case actions.NotOpen():
            form.add_error(None, _("Nothing more can be posted here. Copy your text to keep it."))
        case actions.EditConflict(comment=comment):
            composer.notice = _(
                "This comment was changed meanwhile. Saving replaces what it says now:"
            )
            composer.other_html = comment.body_html
            _rebind(composer, {"seen": comment.edit_count})
        case actions.AlreadyPosted(comment=comment):
            composer.notice = _(
                "You have posted from this form already. Post again if this is another comment."
            )
            composer.notice_link = comment.get_absolute_url()
            _rebind(composer, {"composer": new_public_id()})
    return HTTPStatus.CONFLICT


def _rebind(composer: Composer, changes: dict[str, Any]) -> None:
    """The same text under other hidden values, so that sending it again is a new attempt."""
    data = composer.form.data.dict() | changes  # type: ignore[attr-defined]
    composer.form = ComposerForm(data, auto_id=composer.form.auto_id)
