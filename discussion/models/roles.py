"""Who moderates, as a condition that a statement carries: asking costs no statement of its own."""

from django.contrib.auth.models import Permission
from django.db.models import Exists, Q

from people.models import User

MODERATE = "moderate_comment"
ANSWER_CONCERN = "answer_concern"


def may_moderate(viewer: User) -> Q:
    """Holds when the viewer is in a group that moderates comments, or administers the site."""
    return _holds(viewer, MODERATE)


def may_answer_concerns(viewer: User) -> Q:
    """Holds when the viewer is one of those who are told that somebody worries about a colleague."""
    return _holds(viewer, ANSWER_CONCERN)


def has_contacts() -> bool:
    """Whether anybody is there to be told of a worry. One statement."""
    holders = User.objects.active().filter(
        groups__permissions__codename=ANSWER_CONCERN,
        groups__permissions__content_type__app_label="discussion",
    )
    return holders.exists()


def _holds(viewer: User, codename: str) -> Q:
    if not viewer.is_active:
        return Q(pk__in=[])
    if viewer.is_superuser and codename == MODERATE:
        return ~Q(pk__in=[])
    given = Permission.objects.filter(
        content_type__app_label="discussion", codename=codename, group__user=viewer
    )
    return Q(Exists(given))
