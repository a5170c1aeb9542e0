"""What a load balancer asks, and the page of an unexpected error."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import TemplateDoesNotExist, loader
from django.views.decorators.http import require_safe

from intranet import health
from intranet.middleware import reference


@require_safe
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return _plain("ok")


@require_safe
@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """Whether the site can serve pages: 200 or 503. The state of each part is for staff."""
    ready = health.can_serve()
    status = HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE
    if ready and request.user.is_authenticated and request.user.is_staff:
        parts = {part.name: part.as_words() for part in health.parts()}
        return JsonResponse(parts, headers={"Cache-Control": "no-store"})
    return _plain("ok" if ready else "not ready", status)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page of an unexpected error, with the number under which the logs know it."""
    context = {"reference": reference.get()}
    try:
        page = loader.get_template("500.html").render(context)
    except TemplateDoesNotExist:
        return _plain(f"Error {context['reference']}", HTTPStatus.INTERNAL_SERVER_ERROR)
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _plain(words: str, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
    headers = {"Cache-Control": "no-store"}
    return HttpResponse(words, status=status, content_type="text/plain", headers=headers)
