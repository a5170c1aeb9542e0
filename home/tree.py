"""The top of the page tree: one home page for each language, translations of one another, under the site's root."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Locale, Page, Site

from home.models import HomePage
from pages.starters import plant_starters


@transaction.atomic
def plant_tree() -> list[HomePage]:
    """Makes the home pages where there is none yet; does nothing on a site that has one, whatever its editors made of it.

    The site's root is the page above them, so that addresses begin with the language of the content. A database that was
    emptied has no root, and waits.
    """
    root = Page.get_first_root_node()
    if root is None or HomePage.objects.exists():
        return []
    Page.objects.filter(depth=2, slug="home", numchild=0).delete()
    root = Page.objects.get(pk=root.pk)
    homes = [_add_home(root, language) for language, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    _point_site_at(root)
    return homes


def _add_home(root: Page, language: str) -> HomePage:
    """The home page of a language, a translation of the one made before it."""
    locale, _created = Locale.objects.get_or_create(language_code=language)
    with translation.override(language):
        home = HomePage(title=gettext("Home"), slug=language, locale=locale)
    first = HomePage.objects.first()
    if first is not None:
        home.translation_key = first.translation_key
    made: HomePage = root.add_child(instance=home)
    made.save_revision().publish()
    plant_starters(made)
    return made


def _point_site_at(root: Page) -> None:
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    address = urlsplit(settings.SITE_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.root_page = root
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()


def plant_tree_after_migrations(using: str, **_kwargs: Any) -> None:
    """Receiver of `post_migrate`: a new database gets its tree, one that is half migrated waits."""
    if using != DEFAULT_DB_ALIAS:
        return
    tables = set(connections[using].introspection.table_names())
    if {HomePage._meta.db_table, "pages_publishedsnapshot", "wagtailcore_site"} <= tables:
        plant_tree()
