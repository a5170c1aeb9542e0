"""The editors' library: pictures and downloads, served through the gate of their collection."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.core.files.base import File
from django.db import models, transaction
from django.db.models import Exists, ExpressionWrapper, F, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet, get_upload_to
from wagtail.models import CollectionViewRestriction

from pages.fields import PictureFileField

if TYPE_CHECKING:
    from people.models import User

# What pages show, then what Wagtail's admin does. Nothing else is ever made, so nobody fills the disk with sizes.
SIZES = frozenset(
    {
        "width-480|format-webp",
        "width-960|format-webp",
        "width-1600|format-webp",
        "fill-600x338",
        "max-150x150",
        "max-165x165",
        "max-320x200",
        "max-400x400",
        "max-800x600",
        "width-500",
        "width-800",
    }
)


def shut_to(viewer: "User", collection: str) -> Exists:
    """A restriction on the collection or above it refuses the viewer; superusers are nobody special.

    All restrictions on the way count, and a shared password lets nobody in: it is not a set of people.
    """
    open_to_groups = CollectionViewRestriction.objects.filter(
        restriction_type=CollectionViewRestriction.GROUPS, groups__in=viewer.group_ids()
    )
    restrictions = CollectionViewRestriction.objects.annotate(
        here=ExpressionWrapper(OuterRef(f"{collection}__path"), output_field=models.CharField())
    )
    return Exists(
        restrictions.filter(here__startswith=F("collection__path"))
        .exclude(restriction_type=CollectionViewRestriction.LOGIN)
        .exclude(pk__in=open_to_groups.values("pk"))
    )


class PictureQuerySet(ImageQuerySet):
    """Pictures, by their collection's audience."""

    def visible_to(self, viewer: "User") -> Self:
        """One sub-query on the few restricted collections."""
        return self.filter(~shut_to(viewer, "collection")) if viewer.is_active else self.none()


class Picture(AbstractImage):
    """An image of the editors' library; its audience is its collection's."""

    file = PictureFileField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )

    admin_form_fields = ("title", "file", "collection", "description", "tags")

    objects: ClassVar[Any] = PictureQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file makes the sizes of the old one worthless: they go first, so that whoever is told finds new ones."""
        with transaction.atomic():
            if self.pk and self.file and not self.file._committed:  # noqa: SLF001  Django tells it no other way
                self.renditions.all().delete()
            super().save(*args, **kwargs)

    def generate_rendition_file(self, filter: Any, *, source: File | None = None) -> File:  # noqa: A002  Wagtail's name
        """One size of the picture. Raises `InvalidFilterSpecError` for a size that is not in `SIZES`."""
        if filter.spec not in SIZES:
            message = f"{filter.spec} is not a size of pages.models.files.SIZES."
            raise InvalidFilterSpecError(message)
        return super().generate_rendition_file(filter, source=source)


class PictureRenditionQuerySet(models.QuerySet["PictureRendition"]):
    """Sizes of pictures, for those who may see the picture."""

    def visible_to(self, viewer: "User") -> Self:
        """One sub-query on the few restricted collections."""
        if not viewer.is_active:
            return self.none()
        return self.filter(~shut_to(viewer, "image__collection"))


class PictureRendition(AbstractRendition):
    """One size of a picture, served through the same gate."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    objects: ClassVar[Any] = PictureRenditionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_spec"
            )
        ]


class DownloadQuerySet(DocumentQuerySet):
    """Documents, by their collection's audience."""

    def visible_to(self, viewer: "User") -> Self:
        """One sub-query on the few restricted collections."""
        return self.filter(~shut_to(viewer, "collection")) if viewer.is_active else self.none()


class Download(AbstractDocument):
    """A file of the editors' library; its audience is its collection's."""

    admin_form_fields = ("title", "file", "collection", "tags")

    objects: ClassVar[Any] = DownloadQuerySet.as_manager()
