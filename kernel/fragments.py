"""htmx fragments: one URL, one context, one template; htmx gets a block of the page that a browser gets whole."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils.cache import patch_vary_headers
from jinja2_fragments import render_block


def wants_fragment(request: HttpRequest) -> bool:
    """True for an htmx request that replaces a region: not boosted, not a restored history entry."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-Boosted") != "true"
        and headers.get("HX-History-Restore-Request") != "true"
    )


def render_fragment(
    request: HttpRequest,
    template_name: str,
    *,
    block: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """The whole page, or only its `{% block <block> %}` when htmx asks; `Vary: HX-Request` in both cases.

    The block is rendered alone, so it imports the macros it uses inside itself. No query of its own.
    """
    engine = engines["jinja2"]
    if wants_fragment(request):
        full_context = _full_context(engine, request, context)
        body = render_block(engine.env, template_name, block, **full_context)
    else:
        body = engine.get_template(template_name).render(context, request)
    response = HttpResponse(body, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _full_context(engine: Any, request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What Django's Jinja2 backend adds to a page: the request, the CSRF field, the context processors."""
    full = dict(context)
    full.update(
        request=request, csrf_input=csrf_input_lazy(request), csrf_token=csrf_token_lazy(request)
    )
    for processor in engine.template_context_processors:
        full.update(processor(request))
    return full
