"""Differences of the test run: the embedded stack, or the servers of `PARVIS_TEST_*` with `PARVIS_TEST_ON=services`."""

from intranet.settings import env
from intranet.settings.base import *
from intranet.settings.database import EXAMPLE, postgresql, sqlite

ON_SERVICES = env.text("PARVIS_TEST_ON") == "services"
DATABASES = {"default": sqlite(VAR_DIR / "test.sqlite3")}
if ON_SERVICES:
    server = env.address("PARVIS_TEST_POSTGRES_URL", schemes=("postgres",), example=EXAMPLE)
    if server is None:
        raise RuntimeError("PARVIS_TEST_ON=services needs PARVIS_TEST_POSTGRES_URL.")
    DATABASES = {"default": postgresql(server)}

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR_DIR / "test-media"
