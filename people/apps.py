"""The app's registrations."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Gives viewers the tokens of their unit and groups."""

    name = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers what other apps use without importing people."""
        from kernel.audience import register_provider
        from people import handlers  # noqa: F401  registers them
        from people.audience import tokens_of_unit_and_groups

        register_provider(tokens_of_unit_and_groups)
