"""What can be talked about: each domain app registers its kind of subject, with its gate, in its `ready()`.

Discussion knows nothing else of pages, ideas or news. Comments hang on the object's id, so they survive a change of its
address or of its publication; whoever may not read the object reads none of them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.signals import post_delete
from django.dispatch import Signal

if TYPE_CHECKING:
    from people.models import User

subject_deleted = (
    Signal()
)  # sent with kind=<name> and object_id=<pk>, in the transaction of the deletion


class Role(StrEnum):
    """What somebody is for a subject, shown beside their name."""

    OWNER = "owner"
    EXPERT = "expert"


@dataclass(frozen=True)
class Subject:
    """One object that can be talked about, already read through its gate."""

    kind: str
    object_id: int
    public_id: str
    title: str
    address: str
    locale: str = ""
    version: str = ""
    roles: Mapping[int, Role] = field(default_factory=dict)


class SubjectKind(Protocol):
    """What an app declares of a kind of subjects. The querysets are the app's own gates, so a rule stays written once.

    `model` is the class of the objects, whose deletion removes what was said of them. The rows of the querysets describe
    subjects: they have a `public_id`, and the object's id in `id_field`.
    """

    name: str
    model: type[Model]
    id_field: str

    def visible_to(self, viewer: "User") -> QuerySet[Any]:
        """The subjects that a person may read."""

    def editable_by(self, viewer: "User") -> QuerySet[Any]:
        """Those whose content the person may change, and so may say that a comment was taken into account."""

    def describe(self, row: Any) -> Subject:
        """The subject of one row. No statement."""

    def audience_of(self, subject: Subject) -> frozenset[str]:
        """The tokens of those who may read the subject. One statement."""


_kinds: dict[str, SubjectKind] = {}


def register(kind: SubjectKind) -> None:
    """Makes a kind of objects discussable, and what is said of an object disappear with it."""
    _kinds[kind.name] = kind

    def announce(instance: Model, **signal: Any) -> None:
        subject_deleted.send(sender=kind.model, kind=kind.name, object_id=instance.pk)

    post_delete.connect(
        announce, sender=kind.model, weak=False, dispatch_uid=f"said of {kind.name}"
    )


def kind_named(name: str) -> SubjectKind | None:
    """A registered kind, or None."""
    return _kinds.get(name)


def find(*, kind: str, viewer: "User", **lookup: Any) -> Subject | None:
    """The subject that a lookup finds (`public_id=...` or the kind's `id_field`), or None when the viewer may not read it.

    One statement; none for a kind that does not exist.
    """
    known = _kinds.get(kind)
    row = known.visible_to(viewer).filter(**lookup).first() if known else None
    return known.describe(row) if known and row is not None else None


def find_by_id(*, kind: str, object_id: int, viewer: "User") -> Subject | None:
    """The same by the object's id."""
    known = _kinds.get(kind)
    return find(kind=kind, viewer=viewer, **{known.id_field: object_id}) if known else None


def find_all(*, kind: str, object_ids: Collection[int], viewer: "User") -> dict[int, Subject]:
    """The readable ones among objects of one kind, by id. One statement."""
    known = _kinds.get(kind)
    if known is None or not object_ids:
        return {}
    rows = known.visible_to(viewer).filter(**{f"{known.id_field}__in": object_ids})
    return {subject.object_id: subject for subject in map(known.describe, rows)}


def is_visible(viewer: "User") -> Q:
    """Holds for rows with `kind` and `object_id` whose subject the viewer may read."""
    return _matching({name: kind.visible_to(viewer) for name, kind in _kinds.items()})


def is_editable(viewer: "User") -> Q:
    """Holds for rows with `kind` and `object_id` whose subject the viewer may change."""
    return _matching({name: kind.editable_by(viewer) for name, kind in _kinds.items()})


def _matching(gates: Mapping[str, QuerySet[Any]]) -> Q:
    """One correlated sub-query per kind, so that a single row costs an index look-up, not the whole gate."""
    holds = Q(pk__in=[])
    for name, rows in gates.items():
        of_row = rows.order_by().filter(**{_kinds[name].id_field: OuterRef("object_id")})
        holds |= Q(kind=name) & Q(Exists(of_row))
    return holds
