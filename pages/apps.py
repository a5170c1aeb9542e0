"""The app's registrations."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Follows what editors and readers do, and shows the help centre in the navigation."""

    name = "pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers handlers, checks and the navigation, and fills the port of the blocks."""
        from pages import checks, handlers  # noqa: F401  registers them
        from pages.blocks import links as link_blocks
        from pages.links import links_to
        from pages.navigation import help_entry
        from ui.navigation import register_navigation

        link_blocks.links_to.fill(links_to)
        register_navigation(20, help_entry)
