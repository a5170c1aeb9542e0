from django.apps import AppConfig


class IntranetConfig(AppConfig):
    """The wiring has no models; it refuses to start when half configured."""

    name = "intranet"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Registers the system checks."""
        import intranet.checks  # noqa: F401  registers itself
