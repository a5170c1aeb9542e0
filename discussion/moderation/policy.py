"""Wagtail's permission questions, answered by the querysets: the admin can see no more than the site."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from discussion.models import Comment, Report
from discussion.models.roles import ANSWER_CONCERN, MODERATE, may_answer_concerns, may_moderate
from people.models import User

DECIDES = {"view", "change"}  # nobody adds or deletes what colleagues said


class GatedPolicy(BasePermissionPolicy):
    """Who may open the desk, and which rows are on it."""

    codenames: tuple[str, ...] = (MODERATE,)

    def condition(self, user: User) -> Q:
        """Holds for somebody who may open the list."""
        return may_moderate(user)

    def user_has_permission(self, user: User, action: str) -> bool:
        """One statement, or none for what nobody may do."""
        if action not in DECIDES:
            return False
        return User.objects.filter(pk=user.pk).filter(self.condition(user)).exists()

    def user_has_permission_for_instance(self, user: User, action: str, instance: Model) -> bool:
        """The gate, asked for one row."""
        rows = self.instances_user_has_any_permission_for(user, [action])
        return rows.filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(
        self, user: User, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """The rows behind the gate."""
        rows: Any = self.model.objects.all()
        return rows.moderated_by(user) if DECIDES & set(actions) else rows.none()

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Those who may open the list."""
        if not DECIDES & set(actions):
            return User.objects.none()
        given = Q(
            groups__permissions__codename__in=self.codenames,
            groups__permissions__content_type__app_label="discussion",
        )
        return User.objects.active().filter(given | Q(is_superuser=True)).distinct()


class CommentPolicy(GatedPolicy):
    """Moderators."""

    def __init__(self) -> None:
        super().__init__(Comment)


class ReportPolicy(GatedPolicy):
    """Moderators, and well-being contacts for what is theirs."""

    codenames = (MODERATE, ANSWER_CONCERN)

    def __init__(self) -> None:
        super().__init__(Report)

    def condition(self, user: User) -> Q:
        """Either role opens the list of reports."""
        return may_moderate(user) | may_answer_concerns(user)
