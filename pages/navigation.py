"""The entry of the help centre in the site's navigation."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ui.navigation import NavigationItem


def help_entry(request: HttpRequest) -> NavigationItem:
    """Always there; its address finds the help centre of the reader's language."""
    return NavigationItem("help", _("Help & guides"), reverse("pages:help-centre"), "book-open", key="d")
