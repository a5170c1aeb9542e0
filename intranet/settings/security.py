"""Secrets, hosts, cookies and transport: strict as soon as `SITE_URL` is https."""

import secrets
from contextlib import suppress
from pathlib import Path

from intranet.settings import env
from intranet.settings.paths import VAR_DIR
from intranet.settings.server import LOCAL_ADDRESS

LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
YEAR = 365 * 24 * 3600


def kept_secret(file: Path) -> str:
    """A secret made once and readable by its owner alone; of two processes that start together, one makes it."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64))
        with suppress(FileExistsError):
            file.hardlink_to(fresh)
        fresh.unlink()
    return file.read_text().strip()


DEBUG = env.flag("PARVIS_DEBUG")
SITE = env.address("SITE_URL", schemes=("http", "https"), example="https://intranet.example.org")
SITE_URL = SITE.url.rstrip("/") if SITE else LOCAL_ADDRESS
EMBEDDED = not (env.is_set("DATABASE_URL") or env.is_set("REDIS_URL"))
SECRET_KEY = env.text("SECRET_KEY") or (
    kept_secret(VAR_DIR / "secret_key") if EMBEDDED else secrets.token_urlsafe(64)  # refused anyway
)
SECRET_KEY_FALLBACKS = env.words("PARVIS_OLD_SECRET_KEYS")
ALLOWED_HOSTS = [*([SITE.host] if SITE else LOCAL_HOSTS), *env.words("PARVIS_ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

BY_TLS = SITE is not None and SITE.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BY_TLS
SESSION_COOKIE_NAME = "__Host-session" if BY_TLS else "parvis-session"
CSRF_COOKIE_NAME = "__Host-csrf" if BY_TLS else "parvis-csrf"
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = BY_TLS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BY_TLS else None
SECURE_HSTS_SECONDS = YEAR if BY_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BY_TLS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W021"
]  # preload lists are for public domains and cannot be undone
