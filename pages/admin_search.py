"""The search backend of the Wagtail admin: the package's own, mended where the database is SQLite."""

from django.db import connection

if (
    connection.vendor == "sqlite"
):  # the package's SQLite modules cannot be imported on other databases
    from pages.sqlite_admin_search import QuickSQLiteSearch as SearchBackend
else:
    from modelsearch.backends.database import SearchBackend

__all__ = ["SearchBackend"]
