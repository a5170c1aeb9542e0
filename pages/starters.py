"""Page templates: real draft pages in a folder that editors maintain, copied into a new page on choice."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.db import transaction
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from pages import starter_contents
from pages.dates import in_months
from pages.page_models import BasePage, FaqPage, QuickStartGuidePage, TrainingResourcePage
from people.models import User

REVIEW_MONTHS = 6
KINDS: dict[str, type[BasePage]] = {
    "guide": QuickStartGuidePage,
    "faq": FaqPage,
    "training": TrainingResourcePage,
}
SKETCHED_BLOCKS = 9


class StarterFolderPage(Page):
    """The folder of page templates, below a home page. Never published, nor what it holds."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = [
        "pages.QuickStartGuidePage",
        "pages.TrainingResourcePage",
        "pages.FaqPage",
    ]
    max_count_per_parent = 1
    holds_starters = True
    page_description = _("Templates that editors start new pages from")

    class Meta:
        verbose_name = _("folder of page templates")
        verbose_name_plural = _("folders of page templates")


def starters_for(parent: Page) -> list[BasePage]:
    """The templates in the language of the parent whose kind it may hold, in the order editors gave them.

    Two statements, and one for each kind among them. A template's latest draft is what counts.
    """
    allowed = tuple(parent.specific_class.allowed_subpage_models())
    folders = StarterFolderPage.objects.filter(locale_id=parent.locale_id)
    found: list[BasePage] = []
    for folder in folders:
        children = folder.get_children().specific()
        found += [page for page in children if isinstance(page, allowed)]
    return found


def prefill(page: BasePage, starter: BasePage) -> None:
    """Gives an unsaved page what its template holds, with block ids of its own."""
    latest: Any = starter.get_latest_revision_as_object()
    field = type(page)._meta.get_field("body")
    page.body = field.to_python(list(with_new_ids(latest.body.get_prep_value())))  # type: ignore[attr-defined]


def with_new_ids(blocks: Iterable[Any]) -> Iterator[Any]:
    """Stored blocks with other ids, however deep: an id is the address of one block of one page."""
    for block in blocks:
        if isinstance(block, dict) and {"type", "value"} <= block.keys():
            yield {**block, "id": str(uuid.uuid4()), "value": _inside(block["value"])}
        else:
            yield block


def _inside(value: Any) -> Any:
    if isinstance(value, list):
        return list(with_new_ids(value))
    if isinstance(value, dict):
        return {name: _inside(part) for name, part in value.items()}
    return value


def entrust(page: BasePage, editor: User) -> None:
    """The new page is its author's, who checks it again in six months."""
    page.content_owner = editor
    page.review_on = in_months(timezone.localdate(), REVIEW_MONTHS)


def sketch(starter: BasePage) -> list[str]:
    """The kinds of the first blocks, from which the template's card is drawn."""
    body: Any = getattr(starter, "body", [])
    return [block.block_type for block in body][:SKETCHED_BLOCKS]


@transaction.atomic
def plant_starters(home: Page) -> list[BasePage]:
    """Makes the folder of templates of a language, below its home page, unless there is one; editors change it from there."""
    if StarterFolderPage.objects.child_of(home).exists():
        return []
    with translation.override(home.locale.language_code):
        folder = StarterFolderPage(title=gettext("Page templates"), live=False, locale=home.locale)
        folder.slug = slugify(folder.title)
        home.add_child(instance=folder)
        folder.save_revision()
        contents = starter_contents.all_starters()
        return [
            _plant(folder, kind, number, content) for number, (kind, content) in enumerate(contents)
        ]


def _plant(
    folder: StarterFolderPage, kind: str, number: int, content: starter_contents.Content
) -> BasePage:
    model = KINDS[kind]
    field = model._meta.get_field("body")
    blocks = [
        {"type": name, "value": value, "id": str(uuid.uuid4())} for name, value in content.blocks
    ]
    page: BasePage = model(
        title=content.title,
        slug=f"{slugify(content.title)}-{number + 1}",
        summary=content.when_to_use,
        live=False,
        locale=folder.locale,
        body=field.to_python(blocks),  # type: ignore[attr-defined]
    )
    folder.add_child(instance=page)
    page.save_revision()
    return page
