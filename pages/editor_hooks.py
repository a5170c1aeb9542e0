"""What editing adds to the Wagtail admin: screens, choosers, scripts. Imported by `wagtail_hooks`; registrations only."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from pages.bulk_actions import ConfirmBulkAction, refuse_unfinished
from pages.editor_home import CarePanel
from pages.glossary import GlossaryTerm
from pages.importing.listing import IMPORTED
from pages.models import FaqPage, HelpSectionPage, QuickStartGuidePage, TrainingResourcePage
from pages.people_chooser import person_chooser
from pages.reviewing import CONFIRMED
from pages.views import editing


class HelpSectionViewSet(PageViewSet):
    model = HelpSectionPage
    add_view_class = editing.PageFormView
    add_subpage_view_class = editing.PageKindsView


class GuideViewSet(PageViewSet):
    model = QuickStartGuidePage
    add_view_class = editing.PageFormView


class TrainingViewSet(PageViewSet):
    model = TrainingResourcePage
    add_view_class = editing.PageFormView


class FaqViewSet(PageViewSet):
    model = FaqPage
    add_view_class = editing.PageFormView


class GlossaryViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "help"
    menu_label = _("Glossary")
    add_to_admin_menu = True
    menu_order = 450
    list_display = ("term", "definition")


register_snippet(GlossaryViewSet)
hooks.register("register_bulk_action", ConfirmBulkAction)
hooks.register("before_bulk_action", refuse_unfinished)


@hooks.register("register_admin_viewset")
def register_editing_viewsets() -> list[ViewSet]:
    return [
        person_chooser,
        HelpSectionViewSet("help_sections"),
        GuideViewSet("guides"),
        TrainingViewSet("trainings"),
        FaqViewSet("faqs"),
    ]


@hooks.register("register_admin_urls")
def register_editing_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("new/", editing.page_new, name="page-new"),
        path("quality/<int:page_id>/", editing.quality, name="quality"),
        path("health/", editing.health_list, name="health"),
        path("health/confirm/", editing.pages_confirm, name="pages-confirm"),
        path("health/reports/<int:report_id>/", editing.report_close, name="report-close"),
    ]
    return [path("editing/", include((patterns, "editing")))]


@hooks.register("register_admin_menu_item")
def register_new_page_item() -> MenuItem:
    return MenuItem(_("New page"), reverse("editing:page-new"), icon_name="plus-inverse", order=50)


@hooks.register("register_reports_menu_item")
def register_health_item() -> MenuItem:
    return MenuItem(_("Content health"), reverse("editing:health"), icon_name="glasses", order=50)


@hooks.register("construct_homepage_panels")
def add_care_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(CarePanel(request.user))


@hooks.register("insert_global_admin_css")
def add_editing_css() -> SafeString:
    return format_html(
        '<link rel="stylesheet" href="{}">', versioned_static("pages/admin/editing.css")
    )


@hooks.register("insert_editor_js")
def add_editor_js() -> SafeString:
    return format_html('<script src="{}"></script>', versioned_static("pages/admin/editor.js"))


@hooks.register("register_log_actions")
def register_confirmation(actions: LogActionRegistry) -> None:
    actions.register_action(CONFIRMED, _("Confirm"), _("Confirmed as still exact"))
    actions.register_action(IMPORTED, _("Import"), _("Imported from another system"))
