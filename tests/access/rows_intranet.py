"""Health, and Wagtail's admin by namespace: editors have their pages and files, administrators the rest, others nothing."""

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page

from tests.access.table import Row, signed_in

EVERYBODY = signed_in(200, anonymous=200)
# Who may not enter is led to the sign-in, as if nothing were there; an editor without the right to the admin's first page.
EDITORS = signed_in(200, bob=302, charlie=302)
ADMINISTRATORS = signed_in(302, dana=200)


def at(name: str):
    """The address of a view that needs no object."""
    return lambda: reverse(name)


def first_page(name: str):
    """The address of a view about the home page of the tree."""
    return lambda db: reverse(name, args=[Page.objects.get(depth=2, locale__language_code="fr").pk])


def editing_session(alice):
    """Says that somebody is still editing the home page."""
    page = Page.objects.get(depth=2, locale__language_code="fr")
    session = EditingSession.objects.create(
        user=alice,
        content_type=page.cached_content_type,
        object_id=page.pk,
        last_seen_at=timezone.now(),
    )
    return reverse(
        "wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page.pk, session.pk]
    )


ROWS = [
    Row("intranet:healthz", at("intranet:healthz"), EVERYBODY),
    Row("intranet:readyz", at("intranet:readyz"), EVERYBODY),
    Row("wagtailadmin", at("wagtailadmin_home"), EDITORS),
    Row("wagtailadmin_pages", first_page("wagtailadmin_pages:edit"), EDITORS),
    Row("wagtailadmin_api:pages", at("wagtailadmin_api:pages:listing"), EDITORS),
    Row("wagtailadmin_api:images", at("wagtailadmin_api:images:listing"), EDITORS),
    Row("wagtailadmin_api:documents", at("wagtailadmin_api:documents:listing"), EDITORS),
    Row("wagtailadmin_collections", at("wagtailadmin_collections:index"), ADMINISTRATORS),
    Row("wagtailadmin_reports", at("wagtailadmin_reports:locked_pages"), EDITORS),
    Row("wagtailadmin_workflows", at("wagtailadmin_workflows:index"), ADMINISTRATORS),
    Row("wagtaildocs", at("wagtaildocs:index"), EDITORS),
    Row("wagtaildocs_chooser", at("wagtaildocs_chooser:choose"), EDITORS),
    Row("wagtailembeds", at("wagtailembeds:chooser"), EDITORS),
    Row("wagtailimages", at("wagtailimages:index"), EDITORS),
    Row("wagtailimages_chooser", at("wagtailimages_chooser:choose"), EDITORS),
    Row("wagtaillocales", at("wagtaillocales:index"), ADMINISTRATORS),
    Row("wagtailsites", at("wagtailsites:index"), ADMINISTRATORS),
    Row(
        "wagtailsnippets", at("wagtailsnippets:index"), signed_in(302)
    ),  # leads on to the first list
    Row("wagtailusers_groups", at("wagtailusers_groups:index"), ADMINISTRATORS),
    Row(
        "simple_translation",
        first_page("simple_translation:submit_page_translation"),
        ADMINISTRATORS,
    ),
    Row("wagtailadmin_editing_sessions", editing_session, EDITORS, method="post"),
]
