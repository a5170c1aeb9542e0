"""The entry of the home page in the site's navigation."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ui.navigation import NavigationItem


def home_entry(request: HttpRequest) -> NavigationItem:
    """Always there."""
    return NavigationItem("home", _("Home"), reverse("home:home"), "house", key="h")
