"""Django's core; each concern has a file of its own, and unset variables give the embedded stack."""

from django.utils.translation import gettext_lazy as _

from intranet.settings import env
from intranet.settings.accounts import *
from intranet.settings.cache import *
from intranet.settings.database import database
from intranet.settings.logs import *
from intranet.settings.mail import *
from intranet.settings.organisation import *
from intranet.settings.paths import BASE_DIR, VAR_DIR
from intranet.settings.search import *
from intranet.settings.security import *
from intranet.settings.server import *
from intranet.settings.storage import *
from intranet.settings.tasks import *
from intranet.settings.wagtail import *

INSTALLED_APPS = [
    "intranet",
    "demo",
    "home",
    "search",
    "django_comments_xtd",  # before discussion, which undoes a receiver of its
    "discussion",
    "pages",
    "people",
    "ui",
    "kernel",
    "wagtail.contrib.simple_translation",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "people.admin.apps.PeopleUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_comments",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "intranet.middleware.ReferenceNumber",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "intranet.compression.Compress",
    "intranet.middleware.ContentSecurityPolicy",
    "intranet.caching.PrivateReplies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "people.middleware.PreferencesMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "intranet.urls"
WSGI_APPLICATION = "intranet.wsgi.application"
TEMPLATES = [
    {
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "ui.jinja.environment",
            "extensions": [
                "jinja2.ext.i18n",
                "wagtail.jinja2tags.core",
                "wagtail.images.jinja2tags.images",
            ],
            "context_processors": ["django.contrib.messages.context_processors.messages"],
        },
    },
    {
        "NAME": "django",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

DATABASES = {"default": database("DATABASE_URL", VAR_DIR / "parvis.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

LANGUAGE_CODE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", _("French")), ("en", _("English"))]
TIME_ZONE = env.time_zone("PARVIS_TIME_ZONE", "Europe/Paris")
USE_TZ = True
SITE_ID = 1
