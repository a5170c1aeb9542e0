"""Who may do what to accounts and roles. Wagtail leaves it to the site that a user manager cannot raise himself."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy

from people.models import User


class AccountPolicy(ModelPermissionPolicy):
    """Django's permissions on people, within `administered_by`; nobody deletes, since what a person wrote stays."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Whether some account may be treated so."""
        return action != "delete" and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: User, action: str, instance: User) -> bool:
        """Whether this account may be."""
        within = User.objects.administered_by(user).filter(pk=instance.pk)
        return self.user_has_permission(user, action) and within.exists()

    def instances_user_has_any_permission_for(self, user: User, actions: Any) -> Any:
        """The accounts within reach."""
        if self.user_has_any_permission(user, actions):
            return User.objects.administered_by(user)
        return User.objects.none()


class RolePolicy(ModelPermissionPolicy):
    """Roles are shaped by superusers alone: who may edit a group may give himself anything."""

    def user_has_permission(self, user: User, action: str) -> bool:
        """Superusers only."""
        return user.is_active and user.is_superuser
