"""Puts many pages into Wagtail's tree with a few statements: no revision, no signal, no search index on the way.

What `Page.add_child` and `save` do one by one is done here for all: tree paths, addresses, counts of children, the rows
of the base table and of each kind. The caller's transaction holds locks on the parents, so that paths stay unique.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db import router
from django.db.models import F, Model
from django.db.models.sql import InsertQuery
from django.utils.text import slugify
from wagtail.models import Page

from pages.page_models import BasePage

LONGEST_SLUG = 80
ROWS = 100
BASE_FIELDS = [field for field in Page._meta.local_concrete_fields if not field.primary_key]


def lock(page_ids: Collection[int]) -> dict[int, Page]:
    """The pages, locked until the transaction ends, always in the same order so that two imports cannot block each other."""
    rows = Page.objects.select_for_update(of=("self",)).filter(pk__in=page_ids).order_by("pk")
    return {page.pk: page for page in rows}


def add_children(parents: dict[int, Page], children: Sequence[tuple[int, BasePage]]) -> None:
    """Inserts unsaved pages as last children of locked parents, in the given order; gives them ids and addresses.

    Their own rows, which may name these ids, follow with `insert_own_rows`. One statement to look around, then one for a
    hundred pages and one for each parent.
    """
    by_parent: dict[int, list[BasePage]] = defaultdict(list)
    for parent_id, page in children:
        by_parent[parent_id].append(page)
    slugs, last_steps = _children_of(
        {parent_id: parents[parent_id].path for parent_id in by_parent}
    )
    for parent_id, pages in by_parent.items():
        _place(parents[parent_id], pages, slugs[parent_id], last_steps[parent_id])
    _insert_base_rows([page for _parent_id, page in children])
    for parent_id, pages in by_parent.items():
        parents[parent_id].numchild += len(pages)
        Page.objects.filter(pk=parent_id).update(numchild=F("numchild") + len(pages))


def page_slug(words: str) -> str:
    """A slug of whole words, short enough to be read in an address."""
    slug = slugify(words)
    if len(slug) > LONGEST_SLUG:
        slug = slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
    return slug or "page"


def _children_of(paths: dict[int, str]) -> tuple[dict[int, set[str]], dict[int, str]]:
    """The slugs taken below each parent, and the last step of its last child's path; one statement."""
    children = Page.objects.none()
    for path in paths.values():
        first, last = (
            path + letter * Page.steplen for letter in (Page.alphabet[0], Page.alphabet[-1])
        )
        depth = len(path) // Page.steplen + 1
        children = children | Page.objects.filter(path__range=(first, last), depth=depth)
    slugs: dict[str, set[str]] = defaultdict(set)
    last_steps: dict[str, str] = defaultdict(str)
    for path, slug in children.order_by().values_list("path", "slug"):
        above, step = path[: -Page.steplen], path[-Page.steplen :]
        slugs[above].add(slug)
        last_steps[above] = max(last_steps[above], step)
    return (
        {parent_id: slugs[path] for parent_id, path in paths.items()},
        {parent_id: last_steps[path] for parent_id, path in paths.items()},
    )


def _place(parent: Page, pages: Sequence[BasePage], taken: set[str], last_step: str) -> None:
    numbers = Page.numconv_obj()
    last = numbers.str2int(last_step) if last_step else 0
    for number, page in enumerate(pages, start=last + 1):
        step = numbers.int2str(number).rjust(Page.steplen, Page.alphabet[0])
        page.path, page.depth, page.numchild = parent.path + step, parent.depth + 1, 0
        page.slug = _free_slug(page.slug, taken)
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title


def _free_slug(slug: str, taken: set[str]) -> str:
    """The slug, numbered when a sibling has it: the second page of a title is `title-2`."""
    free, number = slug, 1
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    taken.add(free)
    return free


def _insert_base_rows(pages: Sequence[BasePage]) -> None:
    """The rows of the base table, whose ids the rows of each kind's own table then carry."""
    values = ({f.attname: getattr(page, f.attname) for f in BASE_FIELDS} for page in pages)
    bases = Page.objects.bulk_create([Page(**row) for row in values], batch_size=ROWS)
    for page, base in zip(pages, bases, strict=True):
        page.pk = page.id = page.page_ptr_id = base.pk


def insert_own_rows(pages: Sequence[BasePage]) -> None:
    """The rows of each kind's own table. Django's `bulk_create` refuses tables that inherit, its insert query does not."""
    by_class: dict[type[BasePage], list[Model]] = defaultdict(list)
    for page in pages:
        by_class[type(page)].append(page)
    for page_class, same in by_class.items():
        for start in range(0, len(same), ROWS):
            query = InsertQuery(page_class)
            query.insert_values(page_class._meta.local_concrete_fields, same[start : start + ROWS])
            query.get_compiler(using=router.db_for_write(page_class)).execute_sql()
