"""The editors' library: pictures and downloads, served through the gate of their collection."""

from typing import ClassVar

from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition


class Picture(AbstractImage):
    """An image of the editors' library; its audience is its collection's."""

    admin_form_fields = ("title", "file", "collection", "description", "tags")


class PictureRendition(AbstractRendition):
    """One size of a picture, served through the same gate."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_spec"
            )
        ]


class Download(AbstractDocument):
    """A file of the editors' library; its audience is its collection's."""

    admin_form_fields = ("title", "file", "collection", "tags")
