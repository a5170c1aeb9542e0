"""The screen on which one comment is decided: the text in its thread, the reports, what was decided before."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from discussion import actions
from discussion.forms import DecisionForm
from discussion.models import Comment, Report
from discussion.moderation.columns import attach_subjects
from people.models import User

MOST_NEIGHBOURS = 20
MOST_EARLIER = 5


class DecisionView(WagtailAdminTemplateMixin, FormView):
    """Shows a comment to those who moderate it, or who are told of worries about its author; takes their decision."""

    template_name = "discussion/admin/comment_decide.html"
    form_class = DecisionForm
    page_title = gettext_lazy("Decide on a comment")
    header_icon = "comment"
    index_url_name = ""
    model: Any = None

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Fetches through the gates; a miss is 404. Two statements."""
        super().setup(request, *args, **kwargs)
        viewer: User = request.user
        self.reports = Report.objects.moderated_by(viewer).filter(
            comment__public_id=kwargs["public_id"]
        )
        moderated = Comment.objects.moderated_by(viewer)
        told = Comment.objects.visible_to(viewer).filter(reports__in=self.reports)
        readable = (moderated | told) if False else moderated  # replaced below
        self.comment = readable
