"""What the lists of the desk show of a row that passed the gate."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from discussion import subjects
from discussion.models import Comment, Report
from discussion.texts import excerpt
from people.models import User

EXCERPT = 90


def comment_of(row: Comment | Report) -> Comment:
    """The comment that a row is, or is about."""
    return row.comment if isinstance(row, Report) else row


def first_words(row: Comment | Report) -> Any:
    """The beginning of the text; a removed text may be gone."""
    return excerpt(comment_of(row).body_html, EXCERPT) or _("(empty)")


def author(row: Comment | Report) -> Any:
    """Who wrote it."""
    return comment_of(row).user or _("Former colleague")


def subject_title(row: Comment | Report) -> str:
    """What it is about, as `attach_subjects` found it."""
    subject = comment_of(row).__dict__.get("subject")
    return subject.title if subject else "—"


def attach_subjects(rows: Iterable[Comment | Report], viewer: User) -> None:
    """Puts the subject on the comment of each row. One statement for each kind of subject on the page."""
    comments = [comment_of(row) for row in rows]
    for kind in {comment.conversation.kind for comment in comments}:
        ids = {said.conversation.object_id for said in comments if said.conversation.kind == kind}
        found = subjects.find_all(kind=kind, object_ids=ids, viewer=viewer)
        for comment in comments:
            if comment.conversation.kind == kind:
                comment.__dict__["subject"] = found.get(comment.conversation.object_id)


def comment_columns(get_url: Any) -> list[Column]:
    """The columns of the list of comments."""
    return [
        TitleColumn(
            "words",
            label=_("Comment"),
            accessor=first_words,
            get_url=get_url,
            get_title_id=lambda row: f"comment_{row.pk}_title",
        ),
        Column("author", label=_("Author"), accessor=author),
        Column("subject", label=_("About"), accessor=subject_title),
        Column("state", label=_("State"), accessor="get_state_display", sort_key="state"),
        Column(
            "reports", label=_("Open reports"), accessor="open_reports", sort_key="open_reports"
        ),
        DateColumn("submit_date", label=_("Posted"), sort_key="submit_date"),
    ]


def report_columns(get_url: Any) -> list[Column]:
    """The columns of the queue of reports."""
    return [
        TitleColumn("words", label=_("Comment"), accessor=first_words, get_url=get_url),
        Column("reason", label=_("Reason"), accessor="get_reason_display", sort_key="reason"),
        Column("author", label=_("Author"), accessor=author),
        Column("subject", label=_("About"), accessor=subject_title),
        Column("decision", label=_("Decision"), accessor=decision, sort_key="decision"),
        DateColumn("created_at", label=_("Reported"), sort_key="created_at"),
    ]


def decision(report: Report) -> Any:
    """What became of a report."""
    return report.get_decision_display() if report.decision else _("Waiting")
