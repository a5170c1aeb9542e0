"""Mail: an SMTP server when `EMAIL_URL` names one, else files in `var/mail`."""

from intranet.settings import env
from intranet.settings.paths import VAR_DIR

PORTS = {"smtp": 25, "smtps": 465, "submission": 587}

MAIL_SERVER = env.address(
    "EMAIL_URL",
    schemes=("smtp", "smtps", "submission"),
    example="smtps://user:password@host:465 (submission:// for STARTTLS, smtp:// for none)",
)
MAIL_FOLDER = EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_BACKEND = "people.mailbox.MailboxBackend"
if MAIL_SERVER:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = MAIL_SERVER.host
    EMAIL_PORT = MAIL_SERVER.port or PORTS[MAIL_SERVER.scheme]
    EMAIL_HOST_USER = MAIL_SERVER.user
    EMAIL_HOST_PASSWORD = MAIL_SERVER.password
    EMAIL_USE_SSL = MAIL_SERVER.scheme == "smtps"
    EMAIL_USE_TLS = MAIL_SERVER.scheme == "submission"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("PARVIS_MAIL_FROM", "Parvis <parvis@localhost>")
EMAIL_SUBJECT_PREFIX = "[Parvis] "
