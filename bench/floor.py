"""F1, the unit of cost: Django's seven default middlewares, a session sign-in and one query (three statements).

Run by gunicorn as `bench.floor:application` in a process of its own, on a database of the product's kind. The
definition is docs/performance.md's; nothing here may be made faster or slower without measuring everything again.
"""

import os
from importlib import import_module

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def configure() -> None:
    """A project of one view; `FLOOR_SQLITE` or `FLOOR_POSTGRES_*` says where its four tables live."""
    settings.configure(
        SECRET_KEY="floor",  # noqa: S106  a benchmark's throw-away site
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=MIDDLEWARE,
        USE_TZ=True,
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        DATABASES={"default": _database()},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )
    django.setup()


def _database() -> dict[str, object]:
    if "FLOOR_SQLITE" in os.environ:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["FLOOR_SQLITE"]}
    names = ("HOST", "PORT", "USER", "PASSWORD", "NAME")
    given = {name: os.environ[f"FLOOR_POSTGRES_{name}"] for name in names}
    return {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 600, **given}


def page(request: HttpRequest) -> HttpResponse:
    """Session, user, one row."""
    group_model = import_module("django.contrib.auth.models").Group
    name = group_model.objects.filter(pk=1).values_list("name", flat=True).first()
    return HttpResponse(f"{request.user} {name}")


urlpatterns = [path("", page)]

configure()
application = import_module("django.core.wsgi").get_wsgi_application()
