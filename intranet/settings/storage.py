"""Files: uploads in `PARVIS_MEDIA`, served through the gate only; static files hashed once they are collected."""

from typing import Any

from intranet.settings import env
from intranet.settings.paths import VAR_DIR
from intranet.settings.security import DEBUG

STATIC_URL = "/static/"
STATIC_ROOT = env.folder("PARVIS_STATIC", VAR_DIR / "static")
MEDIA_URL = "/media/"
MEDIA_ROOT = env.folder("PARVIS_MEDIA", VAR_DIR / "media")
STATIC_IS_COLLECTED = not DEBUG and (STATIC_ROOT / "staticfiles.json").exists()
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "intranet.static_files.HashedWhenCollected"},
}
WHITENOISE_USE_FINDERS = not STATIC_IS_COLLECTED
WHITENOISE_AUTOREFRESH = not STATIC_IS_COLLECTED
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
PARVIS_ACCEL_PREFIX = env.text("PARVIS_ACCEL_PREFIX")
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
