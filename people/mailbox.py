"""Mail of the embedded stack: written to files, which superusers read in the browser."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage as DjangoMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

BACKEND = "people.mailbox.MailboxBackend"
KEPT = 1000
SHOWN = 50
NAME = re.compile(r"[0-9]{20}-[0-9a-f]{8}")


@dataclass(frozen=True)
class Letter:
    """One message as its reader would see it."""

    name: str
    sent_at: datetime | None
    sender: str
    recipients: str
    subject: str
    text: str


class MailboxBackend(BaseEmailBackend):
    """Django's e-mail backend that writes one `.eml` file for each message into `EMAIL_FILE_PATH`."""

    def send_messages(self, email_messages: Sequence[DjangoMessage]) -> int:
        """Writes them all and keeps the newest thousand. Raises OSError, as a mail server that is down does."""
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}"
            draft = folder / f"{name}.part"
            draft.write_bytes(message.message().as_bytes())
            draft.rename(folder / f"{name}.eml")
        for old in _files()[KEPT:]:
            old.unlink(missing_ok=True)
        return len(email_messages)


def is_open() -> bool:
    """Whether mail goes to files at all."""
    return bool(settings.EMAIL_BACKEND == BACKEND)


def latest_letters() -> list[Letter]:
    """The newest fifty."""
    return [_read(file) for file in _files()[:SHOWN]]


def letter(name: str) -> Letter | None:
    """One message by name; None when there is none."""
    file = _folder() / f"{name}.eml"
    return _read(file) if NAME.fullmatch(name) and file.is_file() else None


def _folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def _files() -> list[Path]:
    """Newest first: names begin with the time."""
    return sorted(_folder().glob("*.eml"), reverse=True)


def _read(file: Path) -> Letter:
    message = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101  what this policy makes
    body = message.get_body(preferencelist=("plain",))
    date = message["Date"]
    return Letter(
        name=file.stem,
        sent_at=parsedate_to_datetime(date) if date else None,
        sender=str(message["From"] or ""),
        recipients=str(message["To"] or ""),
        subject=str(message["Subject"] or ""),
        text="" if body is None else body.get_content(),
    )
