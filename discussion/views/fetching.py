"""The two things every view begins with: a subject or a comment, through the gate, or the 404 of a thing that never was."""

from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from discussion import subjects
from discussion.models import Comment
from discussion.subjects import Subject
from people.http import MemberRequest
from people.models import User

LONGEST_NUMBER = 5


class SeeOther(HttpResponseRedirect):
    """303: the answer to a POST is a page to GET."""

    status_code = HTTPStatus.SEE_OTHER


def subject_or_404(request: MemberRequest, kind: str, subject_id: str) -> Subject:
    """What people talk about. One statement."""
    subject = subjects.find(kind=kind, public_id=subject_id, viewer=request.user)
    if subject is None:
        raise Http404
    return subject


def comment_or_404(rows: QuerySet[Comment], comment_id: str) -> Any:
    """A comment among those that a gate lets through. One statement."""
    return get_object_or_404(rows.for_card(), public_id=comment_id)  # type: ignore[attr-defined]


def subject_of_or_404(comment: Comment, viewer: User) -> Subject:
    """What a comment is about. One statement."""
    said = comment.conversation
    subject = subjects.find_by_id(kind=said.kind, object_id=said.object_id, viewer=viewer)
    if subject is None:
        raise Http404
    return subject


def page_number(request: HttpRequest) -> int:
    """The page asked for; the first for anything that is no number."""
    wanted = request.GET.get("page", "")
    return max(1, int(wanted)) if wanted.isdecimal() and len(wanted) <= LONGEST_NUMBER else 1
