"""What Wagtail's admin learns of people and the organisation."""

from typing import Any

from wagtail import hooks
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from people.admin.accounts import AssignRoleWithinReach, SetActiveStateWithinReach
from people.admin.units import OrganisationGroup

AFTER_WAGTAIL = 1000


@hooks.register("register_admin_viewset")
def register_organisation() -> OrganisationGroup:
    """Units and skills."""
    return OrganisationGroup()


for action in (AssignRoleWithinReach, SetActiveStateWithinReach):
    hooks.register(
        "register_bulk_action", action, order=AFTER_WAGTAIL
    )  # the last of one type counts


@hooks.register("register_admin_urls")
def withdraw_deletion() -> list[Any]:
    """Takes Wagtail's bulk deletion of accounts back, for which there is no hook. Adds no address."""
    bulk_action_registry.get_bulk_action_class("people", "user", "delete")  # fills the registry
    bulk_action_registry.actions["people"]["user"].pop("delete", None)
    return []
