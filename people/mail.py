"""Letters to one person, in that person's language, as text and HTML."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import engines
from django.utils import timezone, translation

from people.models import User


def send_letter(kind: str, *, to: User, **context: Any) -> None:
    """Sends `templates/people/emails/<kind>/`. Raises OSError when the mail server does not take it."""
    with translation.override(to.locale), timezone.override(to.time_zone):
        context |= {
            "person": to,
            "site_name": settings.WAGTAIL_SITE_NAME,
            "site_url": settings.SITE_URL,
        }
        subject, text, html = (
            engines["jinja2"].get_template(f"people/emails/{kind}/{part}").render(context)
            for part in ("subject.txt", "body.txt", "body.html")
        )
    message = EmailMultiAlternatives(subject=" ".join(subject.split()), body=text, to=[to.email])
    message.attach_alternative(html, "text/html")
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    message.send()
