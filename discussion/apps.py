"""The app's registrations."""

from django.apps import AppConfig
from django.db.models.signals import pre_save


class DiscussionConfig(AppConfig):
    """Comments on any subject that an app registers; on the editorial pages below it, by itself."""

    name = "discussion"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers pages as subjects and their panel, and undoes a receiver that breaks threads."""
        from django_comments_xtd.models import publish_or_unpublish_on_pre_save

        from discussion import subjects
        from discussion.page_subjects import PageSubjects
        from discussion.panels import PageComments
        from ui.components import register_panel

        # It hides replies with their parent and recounts them at every save, so counts grow with each change.
        pre_save.disconnect(publish_or_unpublish_on_pre_save, sender="discussion.Comment")
        subjects.register(PageSubjects())
        register_panel("pages.page.below", PageComments)
