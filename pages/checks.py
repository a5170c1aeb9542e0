"""What `manage.py check` says about audiences: settings that would open them, and decisions below decisions."""

from typing import Any

from django.conf import settings
from django.core import checks
from wagtail.models import Page

from pages.audience import AudienceMap


@checks.register(checks.Tags.security)
def shared_passwords_are_off(**_kwargs: Any) -> list[checks.CheckMessage]:
    """A shared password is no set of people: nobody could say who may read."""
    options = ("WAGTAIL_PRIVATE_PAGE_OPTIONS", "WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS")
    return [
        checks.Error(
            f"{name} lets editors protect content by a shared password.",
            hint=f'Set {name} = {{"SHARED_PASSWORD": False}}.',
            id="pages.E001",
        )
        for name in options
        if getattr(settings, name, {}).get("SHARED_PASSWORD", True)
    ]


@checks.register(checks.Tags.database)
def one_decision_on_a_path(databases: list[str] | None = None, **_kwargs: Any) -> list[checks.CheckMessage]:
    """Found by `manage.py check --database default`, once the tables are there; two statements."""
    if not databases or "default" not in databases:
        return []
    nested = AudienceMap.load().nested()
    ids = {decision.page_id for pair in nested for decision in pair}
    titles = dict(Page.objects.filter(pk__in=ids).values_list("pk", "title"))
    return [
        checks.Warning(
            f"The audience of “{titles[below.page_id]}” is decided below “{titles[above.page_id]}”.",
            hint="Take one of the two restrictions away: one decision on a path.",
            obj=f"page {below.page_id}",
            id="pages.W001",
        )
        for below, above in nested
    ]
