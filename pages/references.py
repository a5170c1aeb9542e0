"""Which pages speak of something: by Wagtail's reference index, by the tree, by translation."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from wagtail.models import Page, ReferenceIndex

BRANCHES_AT_ONCE = 50


def pages_that_show(model: type[Model], ids: Collection[int]) -> set[int]:
    """Pages whose published content points at one of the objects. One statement, by the index of references."""
    parents = model._meta.get_parent_list()
    base = parents[-1] if parents else model
    found = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(base),
        to_object_id__in=[str(pk) for pk in ids],
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return {int(pk) for pk in found.values_list("object_id", flat=True)}


def pages_that_link_to(page_ids: Collection[int]) -> set[int]:
    """Pages that link to one of the pages, or to its translation, which readers of that language are sent to."""
    if not page_ids:
        return set()
    return pages_that_show(Page, {*page_ids, *translations_of(page_ids)})


def translations_of(page_ids: Collection[int]) -> set[int]:
    """The same pages in other languages."""
    keys = Page.objects.filter(pk__in=page_ids).values("translation_key")
    found = Page.objects.filter(translation_key__in=keys).exclude(pk__in=page_ids)
    return set(found.values_list("pk", flat=True))


def pages_below(page_ids: Collection[int]) -> set[int]:
    """Live descendants, whose addresses and breadcrumbs name the pages."""
    tops = Page.objects.filter(pk__in=page_ids, numchild__gt=0)
    branches = list(tops.values_list("path", flat=True))
    below: set[int] = set()
    for start in range(0, len(branches), BRANCHES_AT_ONCE):
        within = Q()
        for path in branches[start : start + BRANCHES_AT_ONCE]:
            within |= Q(path__startswith=path)
        below |= set(Page.objects.filter(within, live=True).values_list("pk", flat=True))
    return below - set(page_ids)
