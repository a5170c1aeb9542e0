"""Stands in for `wagtail.users` among the installed apps, with our forms and our limits."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleUsersConfig(WagtailUsersAppConfig):
    """Wagtail's accounts app under our rules about who may change whom."""

    user_viewset = "people.admin.accounts.AccountViewSet"

    def ready(self) -> None:
        """Registers our policies in place of Wagtail's."""
        from django.contrib.auth.models import Group
        from wagtail.permissions import register_permission_policy

        from people.admin.policy import AccountPolicy, RolePolicy
        from people.models import User

        register_permission_policy(User, AccountPolicy(User))
        register_permission_policy(Group, RolePolicy(Group))
