"""What an organisation must say about its site: how accessible it is, and whom to write to."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CONFORMITY = {
    "none": _("not conformant"),
    "partial": _("partly conformant"),
    "full": _("fully conformant"),
}


@dataclass(frozen=True)
class Statement:
    """The facts of the accessibility statement. Without an audit a site counts as not conformant."""

    status: str
    rate: int
    audited_on: date | None
    contact: str

    @property
    def conformity(self) -> str | Promise:
        """The status in the words of the law."""
        return CONFORMITY[self.status]


def statement() -> Statement:
    """The organisation's statement, from its settings."""
    audited_on = settings.PARVIS_ACCESSIBILITY_AUDITED_ON
    return Statement(
        status=settings.PARVIS_ACCESSIBILITY_STATUS if audited_on else "none",
        rate=settings.PARVIS_ACCESSIBILITY_RATE,
        audited_on=audited_on,
        contact=settings.PARVIS_CONTACT,
    )


def conformity() -> str | Promise:
    """The status alone, for the foot of every page."""
    return statement().conformity
