"""The kinds of editorial pages. What readers see of them is `PublishedSnapshot`."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase, TagBase
from wagtail.models import Page

from kernel.public_ids import new_public_id
from pages.blocks import FAQ_BLOCKS, GUIDE_BLOCKS, TRAINING_BLOCKS
from pages.editor_panels import content_first, tabs_of_page
from pages.fields import BodyField


class PageTag(TagBase):
    """A word that pages share, in the language of the pages that bear it."""

    free_tagging = True

    class Meta:
        verbose_name = _("tag of pages")
        verbose_name_plural = _("tags of pages")


class TaggedPage(ItemBase):
    """A tag on a page."""

    tag = models.ForeignKey(PageTag, on_delete=models.CASCADE, related_name="tagged_pages")
    content_object = ParentalKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="tagged_items"
    )


class BasePage(Page):
    """What every editorial page has. Its language is its locale, its audience is decided in the tree.

    `kind` names the page in snapshots and in search.
    """

    kind: ClassVar[str]

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=300,
        help_text=_("One or two sentences, shown in lists."),
    )
    content_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Vouches for the content and is reminded to review it."),
    )
    experts = ParentalManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("experts"),
        blank=True,
        related_name="+",
        help_text=_("People whom readers may ask."),
    )
    tags = ClusterTaggableManager(through=TaggedPage, verbose_name=_("tags"), blank=True)
    review_on = models.DateField(_("review date"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    change_note = models.CharField(
        _("what changed"),
        max_length=200,
        blank=True,
        help_text=_("In a few words, for readers; shown in the history of the page."),
    )

    exclude_fields_in_copy: ClassVar = ["public_id", "verified_by", "verified_on", "change_note"]
    content_panels: ClassVar = content_first()
    get_edit_handler = tabs_of_page

    class Meta:
        abstract = True

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """A revision's content on this page, whose public id stays: a copy carries its source's revisions."""
        page: Self = super().with_content_json(content)
        page.public_id = self.public_id
        return page

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Wagtail makes an alias of a page with the same values; its public id is its own all the same."""
        if self._state.adding and self.alias_of_id:
            self.public_id = new_public_id()
        super().save(*args, **kwargs)

    def snapshot_extra(self) -> dict[str, Any]:
        """What readers see of this kind of page beyond what all kinds have; JSON values."""
        return {}


class HelpSectionPage(BasePage):
    """A chapter of the help tree, which lists what it holds."""

    kind = "section"
    parent_page_types: ClassVar = ["home.HomePage", "pages.HelpSectionPage"]

    class Meta:
        verbose_name = _("help section")
        verbose_name_plural = _("help sections")


class QuickStartGuidePage(BasePage):
    """Steps that lead to one goal."""

    kind = "guide"
    parent_page_types: ClassVar = ["pages.HelpSectionPage", "pages.StarterFolderPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = content_first("body")

    body = BodyField(GUIDE_BLOCKS, verbose_name=_("body"), blank=True)

    class Meta:
        verbose_name = _("quick start")
        verbose_name_plural = _("quick starts")


class TrainingResourcePage(BasePage):
    """A lesson: text, pictures, video, files."""

    kind = "training"
    parent_page_types: ClassVar = ["pages.HelpSectionPage", "pages.StarterFolderPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = content_first("duration_minutes", "body")

    body = BodyField(TRAINING_BLOCKS, verbose_name=_("body"), blank=True)
    duration_minutes = models.PositiveSmallIntegerField(
        _("duration in minutes"),
        null=True,
        blank=True,
        help_text=_("With videos and exercises; left empty, it is the reading time."),
    )

    class Meta:
        verbose_name = _("training resource")
        verbose_name_plural = _("training resources")


class FaqPage(BasePage):
    """Questions that come back, each with its answer, its anchor and its own vote."""

    kind = "faq"
    parent_page_types: ClassVar = ["pages.HelpSectionPage", "pages.StarterFolderPage"]
    subpage_types: ClassVar = []
    content_panels: ClassVar = content_first("body")

    body = BodyField(FAQ_BLOCKS, verbose_name=_("questions"), blank=True)

    class Meta:
        verbose_name = _("FAQ")
        verbose_name_plural = _("FAQs")
