"""What pages do when something happens: Wagtail's signals become actions, our events become tasks."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete  # noqa: TID251  models of Wagtail
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    copy_for_translation_done,
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from kernel.events import on
from pages import actions, copies, tasks
from pages.events import PageErrorReported, ReviewsDue, SnapshotsOutdated
from pages.models import Download, GlossaryTerm, Picture
from pages.page_models import BasePage
from pages.references import pages_that_show


@on(SnapshotsOutdated)
def rewrite_pages_on_outdated(event: SnapshotsOutdated) -> None:
    """What shows something that changed is written again."""
    tasks.rewrite_pages.delay(page_ids=event.page_ids)


@on(PageErrorReported)
def tell_owner_on_error_reported(event: PageErrorReported) -> None:
    """The owner hears of it."""
    tasks.tell_owner.delay(report_id=event.report_id)


@on(ReviewsDue)
def remind_owner_on_reviews_due(event: ReviewsDue) -> None:
    """The owner gets one letter about all of them."""
    tasks.send_reminder.delay(owner_id=event.owner_id)


@receiver(page_published)
def publish_on_page_published(instance: Page, **_kwargs: Any) -> None:
    """A page that goes live is shown to its readers."""
    if isinstance(instance, BasePage):
        actions.publish_pages(page_ids=[instance.pk])


@receiver(copy_for_translation_done)
def publish_on_translated(source_obj: object, target_obj: object, **_kwargs: Any) -> None:
    """A translation is read by nobody who may not read its source; parents are aliases that are live at once."""
    if isinstance(source_obj, Page) and isinstance(target_obj, Page):
        copies.settle_copy(source=source_obj, copy=target_obj)


@receiver(page_unpublished)
def withdraw_on_page_unpublished(instance: Page, **_kwargs: Any) -> None:
    """A page that is no longer live is shown to nobody; Wagtail says so of deleted pages too."""
    actions.withdraw_pages(page_ids=[instance.pk])


@receiver(post_page_move)
def replace_on_page_move(instance: Page, parent_page_after: Page, **_kwargs: Any) -> None:
    """A moved branch has other addresses, and perhaps other readers; its new neighbours another order."""
    actions.reorder_pages(parent=parent_page_after)
    actions.replace_pages(tree_path=instance.path)


@receiver(page_slug_changed)
def replace_on_slug_changed(instance: Page, **_kwargs: Any) -> None:
    """The addresses below a page that is not live change with its slug; those of a live one, when it is published."""
    actions.replace_pages(tree_path=instance.path)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def replace_on_restriction(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """A restriction decides the audience of a branch."""
    actions.replace_pages(tree_path=instance.page.path)


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def replace_on_restricted_groups(instance: Any, action: str, **_kwargs: Any) -> None:
    """The groups of a restriction are written after it."""
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        actions.replace_pages(tree_path=instance.page.path)


@receiver(pre_delete, sender=Group)
def replace_on_group_deleted(instance: Group, **_kwargs: Any) -> None:
    """A deleted group reads nothing; its token is never given again."""
    for restriction in PageViewRestriction.objects.filter(groups=instance).select_related("page"):
        restriction.groups.remove(instance)


@receiver(post_save, sender=Picture)
@receiver(post_save, sender=Download)
@receiver(post_save, sender=GlossaryTerm)
def outdate_on_file_saved(sender: type, instance: Model, created: bool, **_kwargs: Any) -> None:  # noqa: FBT001
    """Pages show a replaced picture, document or definition in its new form."""
    if not created:
        actions.outdate_pages(page_ids=pages_that_show(sender, [instance.pk]))


@receiver(pre_delete, sender=Picture)
@receiver(pre_delete, sender=Download)
@receiver(pre_delete, sender=GlossaryTerm)
def outdate_on_file_deleted(sender: type, instance: Model, **_kwargs: Any) -> None:
    """Pages no longer show a deleted file or term."""
    actions.outdate_pages(page_ids=pages_that_show(sender, [instance.pk]))
