from django.apps import AppConfig
from django.db.models.signals import post_migrate


class HomeConfig(AppConfig):
    name = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from home.tree import plant_tree_after_migrations

        post_migrate.connect(plant_tree_after_migrations, sender=self)
