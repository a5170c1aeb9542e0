"""Doing one thing to many pages in the explorer: confirming them; publishing only what may be published."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Page

from pages import reviewing
from pages.content_checks import keeps_from_publishing
from pages.page_models import BasePage
from pages.starters import StarterFolderPage
from people.models import User

NAMED = 5


class ConfirmBulkAction(PageBulkAction):
    """Says that the pages selected are still exact."""

    display_name = gettext_lazy("Still exact")
    action_type = "confirm"
    aria_label = gettext_lazy("Confirm that the selected pages are still exact")
    template_name = "pages/admin/confirm_bulk.html"
    action_priority = 45

    def check_perm(self, page: Page) -> bool:
        """Live editorial pages that the editor may change."""
        may_edit = page.permissions_for_user(self.request.user).can_edit()
        return bool(page.live and may_edit and issubclass(page.specific_class, BasePage))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words of the question."""
        words = {
            "title": _("Still exact"),
            "question": _(
                "Are these pages still exact? You will be named as who verified them today."
            ),
            "refused": _("These pages are not live, or not yours to edit:"),
            "yes": _("Yes, still exact"),
            "no": _("No, go back"),
        }
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"words": words}

    @classmethod
    def execute_action(
        cls, objects: Sequence[Page], user: User | None = None, **_kwargs: Any
    ) -> tuple[int, int]:
        """One action for all of them."""
        assert user is not None  # noqa: S101  the admin always says who
        return reviewing.confirm_pages(page_ids=[page.pk for page in objects], by=user), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """How many."""
        sentence = ngettext(
            "%(number)s page confirmed as exact.",
            "%(number)s pages confirmed as exact.",
            num_parent_objects,
        )
        return sentence % {"number": num_parent_objects}


def refuse_unfinished(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: PageBulkAction
) -> HttpResponse | None:
    """Publishes none of the pages selected while one of them, or of what is to go live below them, may not be published."""
    if action_type != "publish" or not all(isinstance(item, Page) for item in objects):
        return None
    with_children = request.POST.get("include_descendants") == "on"
    names = [
        page.get_admin_display_title() for page in _unfinished(objects, with_children=with_children)
    ]
    if not names:
        return None
    sentence = _(
        "Nothing was published. Open these pages and see what their tab “Quality” asks for: %(pages)s"
    )
    messages.error(request, sentence % {"pages": ", ".join(names[:NAMED])})
    return redirect(action.next_url)


def _unfinished(pages: Iterable[Page], *, with_children: bool) -> Iterator[Page]:
    for page in pages:
        yield from _if_unfinished(page)
        if with_children:
            for child in page.get_descendants().not_live().iterator():
                yield from _if_unfinished(child)


def _if_unfinished(page: Page) -> Iterator[Page]:
    if issubclass(page.specific_class, StarterFolderPage):
        yield page
        return
    draft = page.specific_deferred.get_latest_revision_as_object()
    in_starters = StarterFolderPage.objects.parent_of(page).exists()
    if isinstance(draft, BasePage) and (in_starters or keeps_from_publishing(draft)):
        yield page
