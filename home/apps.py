"""The app's registrations."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    """Plants the page tree of a new database, and shows the home page in the navigation."""

    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers with the apps below."""
        from home.navigation import home_entry
        from home.panels import ReviewDuePanel
        from home.tree import plant_tree_after_migrations
        from ui.components import register_panel
        from ui.navigation import register_navigation

        post_migrate.connect(plant_tree_after_migrations, sender=self)
        register_navigation(10, home_entry)
        register_panel("home.aside", ReviewDuePanel)
