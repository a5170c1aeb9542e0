"""The forms in which editors add pictures and documents, one by one or by the dozen."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from pages.uploads import stage, verify_document, without_traces


class PictureForm(BaseImageForm):
    """Wagtail has checked extension, content, size and number of pixels; traces go before anything is stored."""

    def clean_file(self) -> Any:
        """The picture without traces, on the disk of the store."""
        picture = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return picture
        try:
            cleaned: Any = without_traces(picture)
        except (
            OSError,
            ValueError,
            SyntaxError,
        ) as error:  # what Pillow raises for broken pictures
            raise ValidationError(_("This picture is damaged."), code="damaged") from error
        cleaned.image = picture.image
        return stage(cleaned, self.instance.file.storage)

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  Django's signature
        """Wagtail deletes old sizes after it has saved: pages that show the picture are told when all is done."""
        with transaction.atomic():
            return super().save(commit=commit)


class DownloadForm(BaseDocumentForm):
    """Wagtail has checked extension and size."""

    def clean_file(self) -> Any:
        """The document, when it is what its name says, on the disk of the store."""
        document = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            return document
        verify_document(document)
        return stage(document, self.instance.file.storage)
