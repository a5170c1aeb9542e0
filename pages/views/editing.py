"""Our screens inside the Wagtail admin: a new page from a template, the checks of a draft, the health of contents."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.views.pages.create import AddSubpageView, CreateView
from wagtail.models import Page

from pages import drafts, feedback, health, reviewing, starters
from pages.editor_panels import quality_context
from pages.page_models import BasePage, HelpSectionPage
from people.http import MemberRequest


def quality(request: MemberRequest, page_id: int) -> HttpResponse:
    """What the checks say of the latest draft of a page."""
    draft = drafts.draft_editable_by(request.user, page_id)
    if draft is None:
        raise Http404
    return render(request, "pages/admin/_findings.html", quality_context(draft))


def page_new(request: MemberRequest) -> HttpResponse:
    """The cards of page templates for a help section; each leads to a form that it fills in."""
    sections = drafts.sections_open_to(request.user)
    section = _chosen_section(request, sections)
    context = {
        "sections": sections,
        "section": section,
        "cards": _cards(section) if section else [],
        "kinds": _kinds(section) if section else [],
        "words": {
            "title": _("New page"),
            "where": _("In the section"),
            "change": _("Change"),
            "choose": _("Start from a template"),
            "empty": _("Start from an empty page"),
            "nowhere": _("You may not make pages in any help section. Ask an administrator."),
        },
    }
    return render(request, "pages/admin/page_new.html", context)


def _chosen_section(
    request: MemberRequest, sections: list[HelpSectionPage]
) -> HelpSectionPage | None:
    """The one asked for, else that of the editor's last page, else the first."""
    by_key = {str(section.pk): section for section in sections}
    by_path = {section.path: section for section in sections}
    asked = by_key.get(request.GET.get("parent", ""))
    last = asked or by_path.get(drafts.section_of_last_page(request.user))
    return last or next(iter(sections), None)


def _cards(section: HelpSectionPage) -> list[dict[str, Any]]:
    return [
        {
            "title": starter.title,
            "when": starter.summary,
            "kind": type(starter).get_verbose_name(),
            "sketch": starters.sketch(starter),
            "href": f"{_form_address(type(starter), section)}?{urlencode({'starter': starter.pk})}",
        }
        for starter in starters.starters_for(section)
    ]


def _kinds(section: HelpSectionPage) -> list[tuple[str, str]]:
    """Every kind of page that the section may hold, with the address of its empty form."""
    models = type(section).creatable_subpage_models()
    return [(model.get_verbose_name(), _form_address(model, section)) for model in models]


def _form_address(model: type[Page], section: HelpSectionPage) -> str:
    names = (model._meta.app_label, model._meta.model_name)
    return reverse("wagtailadmin_pages:add", args=[*names, section.pk])


class PageFormView(CreateView):
    """Wagtail's form of a new page: filled in by the template chosen, entrusted to its author."""

    page: BasePage

    def get(self, request: HttpRequest) -> HttpResponse:
        starters.entrust(self.page, self.request.user)
        chosen = [
            p
            for p in starters.starters_for(self.parent_page)
            if str(p.pk) == request.GET.get("starter")
        ]
        if chosen and isinstance(self.page, type(chosen[0])):
            starters.prefill(self.page, chosen[0])
        response: HttpResponse = super().get(request)
        return response


class PageKindsView(AddSubpageView):
    """In a help section the cards of page templates stand in for Wagtail's list of kinds; subsections are below them."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(
            f"{reverse('editing:page-new')}?{urlencode({'parent': self.parent_page.pk})}"
        )


def health_list(request: MemberRequest) -> HttpResponse:
    """The pages to take care of, one's own first, by concern."""
    only_own = request.GET.get("whose", "own") == "own"
    pages = health.with_remarks(health.pages_of(request.user, only_own=only_own))
    asked = request.GET.get("concern", "")
    concern = health.Concern(asked) if asked in health.Concern.values else None
    shown = health.concerned(pages, concern) if concern else pages
    lines, next_cursor = health.care_list(shown, request.GET.get("after"))
    context = {
        "lines": lines,
        "next_cursor": next_cursor,
        "only_own": only_own,
        "concern": concern,
        "filters": [(c, c.label, number) for c, number in health.counts(pages).items()],
        "words": _health_words(),
    }
    return render(request, "pages/admin/health_list.html", context)


def _health_words() -> dict[str, str]:
    return {
        "title": _("Content health"),
        "own": _("My pages"),
        "all": _("All pages that I may edit"),
        "every": _("All concerns"),
        "page": _("Page"),
        "owner": _("Owner"),
        "nobody": _("Nobody"),
        "left": _("has left"),
        "review": _("Review date"),
        "no_date": _("None"),
        "late": _("Late"),
        "readers": _("What readers say"),
        "confirm": _("Still exact"),
        "confirm_help": _("Verified by you today; to review again in six months."),
        "select": _("Select"),
        "close": _("Answered for"),
        "nothing": _("Nothing to take care of here."),
        "more": _("Next pages"),
        "edit": _("Edit"),
        "unpublish": _("Withdraw"),
    }


@require_POST
def pages_confirm(request: MemberRequest) -> HttpResponse:
    """Says of the pages chosen, as far as the editor may, that they are still exact."""
    chosen = {int(pk) for pk in request.POST.getlist("pages") if pk.isdecimal()}
    allowed = health.pages_of(request.user, only_own=False).filter(page_id__in=chosen)
    number = reviewing.confirm_pages(
        page_ids=list(allowed.values_list("page_id", flat=True)), by=request.user
    )
    sentence = ngettext(
        "%(number)s page confirmed as exact.", "%(number)s pages confirmed as exact.", number
    )
    messages.success(request, sentence % {"number": number})
    return redirect(_back(request))


@require_POST
def report_close(request: MemberRequest, report_id: int) -> HttpResponse:
    """Marks a reader's error report as answered for."""
    report = health.report_closable_by(request.user, report_id)
    if report is None:
        raise Http404
    feedback.close_report(report=report, by=request.user)
    messages.success(request, _("Report marked as answered for."))
    return redirect(_back(request))


def _back(request: HttpRequest) -> str:
    """The list as it was filtered; the query alone is taken from the form, never an address."""
    return f"{reverse('editing:health')}?{request.POST.get('filters', '')}"
