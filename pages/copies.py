"""Copies, aliases and translations of pages: none is read by anybody who may not read what it was made from."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Page, PageViewRestriction

from kernel.audience import group_token
from pages.actions import publish_pages
from pages.audience import AudienceMap
from pages.links import covers


def would_widen(*, source: Page, destination: Page) -> bool:
    """More people may read below the destination than may read the source. One statement."""
    audiences = AudienceMap.load()
    below = audiences.tokens_for(destination.path)
    return not covers(audiences.tokens_for(source.path), below)


@transaction.atomic
def settle_copy(*, source: Page, copy: Page) -> None:
    """Gives a copy its source's audience where its place is open to more people, then shows what is live of it.

    Where another decision stands above the copy, it is unpublished instead: one decision on a path.
    """
    copy.refresh_from_db()
    audiences = AudienceMap.load()
    wanted, given = audiences.tokens_for(source.path), audiences.tokens_for(copy.path)
    if not covers(wanted, given):
        if audiences.decided_above(copy.path) is None:
            _restrict(copy, wanted)
        else:
            _unpublish(copy)
    live = Page.objects.descendant_of(copy, inclusive=True).filter(live=True)
    publish_pages(page_ids=set(live.values_list("pk", flat=True)))


def _restrict(page: Page, tokens: frozenset[str]) -> None:
    """Repeats a decision of groups; anything else, like a shared password, becomes a restriction to nobody."""
    restriction, _created = PageViewRestriction.objects.get_or_create(page=page)
    restriction.restriction_type = PageViewRestriction.GROUPS
    restriction.save()
    allowed = [group for group in Group.objects.all() if group_token(group.pk) in tokens]
    restriction.groups.set(allowed)


def _unpublish(page: Page) -> None:
    for live in Page.objects.descendant_of(page, inclusive=True).filter(live=True).specific():
        live.unpublish()
