"""The line at the foot of an imported page that names its source, its date and its licence."""

import html
from dataclasses import replace
from datetime import date

from django.utils import formats, translation
from django.utils.translation import gettext as _

from pages.importing.documents import Document

ETALAB = "Licence Ouverte / Etalab 2.0"
ETALAB_ADDRESS = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"

# Public sources whose terms are known, so that nobody has to look them up: French official content on working life.
KNOWN = {
    "service-public.fr": (
        "Service-Public.fr (DILA)",
        "https://www.service-public.fr/particuliers/vosdroits/{id}",
    ),
    "travail-emploi.gouv.fr": ("Ministère du Travail", "https://travail-emploi.gouv.fr/"),
}


def completed(document: Document, *, licence: str = "", licence_address: str = "") -> Document:
    """The document with what the command or our knowledge of public sources says of its origin."""
    origin = document.origin
    if not origin.licence and licence:
        origin = replace(origin, licence=licence, licence_address=licence_address)
    if origin.source in KNOWN:
        address = KNOWN[origin.source][1].format(id=document.external_id)
        origin = replace(
            origin,
            address=origin.address or address,
            licence=origin.licence or ETALAB,
            licence_address=origin.licence_address or ("" if origin.licence else ETALAB_ADDRESS),
        )
    return replace(document, origin=origin)


def source_line(document: Document, *, locale: str) -> str:
    """Rich text in the page's language: "Source : Service-Public.fr (DILA), 21 janvier 2020. Licence Ouverte…"."""
    origin = document.origin
    name = origin.name or (KNOWN[origin.source][0] if origin.source in KNOWN else origin.source)
    with translation.override(locale):
        source = _linked(name, origin.address)
        if document.dated:
            words = _("Source: %(source)s, %(date)s.") % {
                "source": source,
                "date": _day(document.dated),
            }
        else:
            words = _("Source: %(source)s.") % {"source": source}
    licence = f" {_linked(origin.licence, origin.licence_address)}." if origin.licence else ""
    return f"<p><i>{words}{licence}</i></p>"


def _linked(words: str, address: str) -> str:
    if not address.startswith(("https://", "http://")):
        return html.escape(words)
    return f'<a href="{html.escape(address)}">{html.escape(words)}</a>'


def _day(day: date) -> str:
    return formats.date_format(day, "DATE_FORMAT")
