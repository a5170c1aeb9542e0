"""Pages about the site itself."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ui import samples
from ui.brand import LOGO_TYPES, brand
from ui.statement import statement

FOREVER = "public, max-age=31536000, immutable"  # the address changes with the content


@require_safe
@login_not_required
def brand_sheet(request: HttpRequest) -> HttpResponse:
    """The organisation's colours, over the site's own."""
    sheet = brand().style_sheet()
    return HttpResponse(sheet, content_type="text/css", headers={"Cache-Control": FOREVER})


@require_safe
@login_not_required
def logo(request: HttpRequest) -> HttpResponse:
    """The organisation's logo."""
    file = brand().logo
    if file is None:
        raise Http404
    kind = LOGO_TYPES[file.suffix.lower()]
    return HttpResponse(file.read_bytes(), content_type=kind, headers={"Cache-Control": FOREVER})


@require_safe
@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement, which the law wants to be found before sign-in too."""
    return render(request, "ui/accessibility.html", {"statement": statement()})


@require_safe
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    """What the site keeps about people, why and for how long."""
    return render(request, "ui/privacy.html", {"statement": statement()})


@require_safe
def shortcuts(request: HttpRequest) -> HttpResponse:
    """The list of keyboard shortcuts that the dialog shows too."""
    return render(request, "ui/shortcuts.html")


@require_safe
def site_help(request: HttpRequest) -> HttpResponse:
    """How to use the site, and whom to ask."""
    return render(request, "ui/site_help.html", {"statement": statement()})


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with sample data, in its states. No statement."""
    return render(request, "ui/styleguide.html", samples.context())
