"""Pictures and documents, through the gate of their collection."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from pages import serving
from pages.models import Download, Picture, PictureRendition
from people.http import MemberRequest

MODELS = {"images": PictureRendition, "original_images": Picture, "documents": Download}


@require_safe
def media(request: MemberRequest, path: str) -> HttpResponseBase:
    """A file by its place in the store; its folder says what it is, its collection who may have it."""
    model = MODELS.get(path.partition("/")[0])
    if model is None:
        raise Http404
    found = get_object_or_404(model.objects.visible_to(request.user), file=path)
    return serving.serve(request, found.file)


@require_safe
def document(request: MemberRequest, document_id: int, filename: str) -> HttpResponseBase:
    """A document by its number and its name, both right."""
    found = get_object_or_404(Download.objects.visible_to(request.user), pk=document_id)
    if found.filename != filename:
        raise Http404
    return serving.serve(request, found.file)
