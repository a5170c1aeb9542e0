"""Who may be named in the comments of a subject: those who may read it, and nobody else."""

import unicodedata
from collections.abc import Collection

from django.db.models import Q, QuerySet

from discussion import subjects
from discussion.models import Comment
from discussion.subjects import Subject
from kernel.audience import tokens_of
from people.audience import holders_of
from people.models import User

SUGGESTED = 8
LONGEST_QUERY = 40


def readers_named(handles: Collection[str], subject: Subject) -> dict[str, User]:
    """The people with these handles who may read the subject. No statement without handles, else two."""
    if not handles:
        return {}
    audience = _audience_of(subject)
    named = User.objects.active().filter(username__in=handles).for_session()
    return {person.username: person for person in _holding(audience, named)}


def suggest_readers(typed: str, *, subject: Subject, viewer: User) -> list[User]:
    """Other people whose name or handle begins like this, those who have written here first. At most three statements."""
    words = typed.strip()[:LONGEST_QUERY]
    if not words:
        return []
    audience = _audience_of(subject)
    readers = User.objects.visible_to(viewer).exclude(pk=viewer.pk)
    rows = readers.filter(holders_of(audience), _begins_like(words)).for_session()
    rows = rows.order_by("first_name", "last_name", "pk")
    said_here = Comment.objects.filter(
        conversation__kind=subject.kind, conversation__object_id=subject.object_id
    )
    found = _holding(audience, rows.filter(pk__in=said_here.values("user"))[:SUGGESTED])
    if len(found) < SUGGESTED:
        others = rows.exclude(pk__in=[person.pk for person in found])
        found += _holding(audience, others[: SUGGESTED - len(found)])
    return found


def _audience_of(subject: Subject) -> frozenset[str]:
    kind = subjects.kind_named(subject.kind)
    return kind.audience_of(subject) if kind else frozenset()


def _holding(audience: frozenset[str], people: QuerySet[User]) -> list[User]:
    """Those who hold one of the tokens: the authority, whatever a search found."""
    return [person for person in people if tokens_of(person) & audience]


def _begins_like(words: str) -> Q:
    """By first name, last name or handle; handles have no accents, so names are found without theirs."""
    plain = unicodedata.normalize("NFKD", words.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return (
        Q(username__startswith=plain)
        | Q(username__contains=f".{plain}")
        | Q(first_name__istartswith=words)
        | Q(last_name__istartswith=words)
    )
