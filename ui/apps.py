"""The app's registrations."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Look without domain: the template engine, static files, the admin's look."""

    name = "ui"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers the checks."""
        from ui import checks  # noqa: F401  registers them
