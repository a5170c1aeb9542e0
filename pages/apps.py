from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from pages import handlers  # noqa: F401  registers them
        from pages.blocks import links as link_blocks
        from pages.links import links_to

        link_blocks.links_to.fill(links_to)
