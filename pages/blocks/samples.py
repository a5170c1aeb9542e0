"""What block previews show: contents that look real, made in memory, in the active language."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

SCREEN = "pages/sample-screen.svg"
SCREEN_WIDTH, SCREEN_HEIGHT = 960, 540


def text() -> str:
    title = _("Before you start")
    first = _("You need to be an approver in the expenses tool. It takes one minute.")
    second = _("A delegation ends by itself on the date you choose.")
    return f"<h2>{title}</h2><p>{first}</p><ul><li>{second}</li></ul>"


def callout() -> dict[str, Any]:
    words = _("A new delegation replaces the previous one.")
    return {"kind": "warning", "title": _("One delegation at a time"), "text": f"<p>{words}</p>"}


def quote() -> dict[str, Any]:
    return {
        "text": _("I set it up on my phone before my holiday: my team never had to wait."),
        "name": "Nora Saïdi",
        "role": _("Branch manager, Lyon"),
    }


def table() -> dict[str, Any]:
    rows = [(_("Train"), _("2nd class"), "120"), (_("Hotel, Paris"), _("Per night"), "150")]
    return {
        "table": {
            "caption": _("What is refunded"),
            "columns": [
                {"type": "text", "heading": _("Expense")},
                {"type": "text", "heading": _("Condition")},
                {"type": "number", "heading": _("Limit (€)")},
            ],
            "rows": [{"values": list(row)} for row in rows],
        },
        "row_headers": True,
    }


def glossary() -> dict[str, Any]:
    definition = _("The yearly cost of a loan, all fees included, as a percentage.")
    return {"terms": [SimpleNamespace(pk=0, term=_("APR"), definition=definition)]}


def step() -> dict[str, Any]:
    return {
        **plain_step(_("Open My account"), _("Click on your name, at the top right.")),
        "picture": picture(_("Menu My account, Delegations circled")),
        "result": _("The list of your delegations opens."),
    }


def plain_step(title: str, words: str) -> dict[str, Any]:
    return {
        "title": title,
        "text": f"<p>{words}</p>",
        "picture": None,
        "result": "",
        "for_whom": "",
        "device": "",
    }


def variants() -> dict[str, Any]:
    on_windows = plain_step(_("Press Windows + L"), _("The screen locks at once."))
    on_mac = plain_step(_("Press Control + Command + Q"), _("The screen locks at once."))
    return {
        "variants": [
            {"name": "Windows", "steps": [on_windows]},
            {"name": "Mac", "steps": [on_mac]},
        ]
    }


def picture_with_pins() -> dict[str, Any]:
    return {
        "picture": picture(_("The home screen of the expenses tool")),
        "caption": _("The home screen, in its 2027 version"),
        "pins": [
            {"x": 85, "y": 9, "text": _("Your account and your delegations")},
            {"x": 27, "y": 40, "text": _("Expenses waiting for your approval")},
        ],
    }


def video() -> dict[str, Any]:
    words = _("Hello. In this video we submit an expense report from the telephone.")
    return {
        "title": _("Submit an expense report in two minutes"),
        "file": document("demo.mp4", 0),
        "captions": document("demo.vtt", 0),
        "transcript": f"<p>{words}</p>",
        "minutes": 2,
        "poster": picture(""),
    }


def download() -> dict[str, Any]:
    return {
        "document": document("charte.pdf", 348_000),
        "title": _("Remote work charter"),
        "summary": _("Days, hours, equipment and insurance, in six pages."),
        "language": get_language() or "fr",
        "dated": date(2026, 9, 1),
    }


def try_it() -> dict[str, Any]:
    return {
        "text": _("Your turn: create a delegation for tomorrow, then delete it."),
        "label": _("Open my delegations"),
        "address": "https://expenses.example.com/delegations",
    }


def related() -> Any:
    titles = [_("Submit an expense report"), _("Correct a refused expense")]
    return SimpleNamespace(links=[SimpleNamespace(title=title, href="#") for title in titles])


def contact() -> dict[str, Any]:
    return {
        "name": _("Expenses support"),
        "text": _("Access rights, blocked reports, corporate cards."),
        "email": "expenses@example.com",
        "phone": "01 23 45 67 89",
        "address": "",
    }


def faq() -> dict[str, Any]:
    answer = _("No, one colleague at a time: a new delegation replaces the previous one.")
    seen = _("They see the name of the person who approves.")
    return {
        "heading": _("Frequent questions"),
        "entries": [
            {"question": _("Can I delegate to two colleagues?"), "answer": f"<p>{answer}</p>"},
            {"question": _("What does my team see?"), "answer": f"<p>{seen}</p>"},
        ],
    }


def picture(alt: str) -> Any:
    """An image that is in no library: every size of it is the same drawing."""
    sample = get_image_model()(title="", collection_id=0, width=SCREEN_WIDTH, height=SCREEN_HEIGHT)
    sample.contextual_alt_text, sample.decorative = alt, not alt
    rendition = _SampleRendition(alt)
    sample.get_rendition = lambda _spec: rendition
    sample.get_renditions = lambda *_specs: {"sample": rendition}
    return sample


def document(filename: str, size: int) -> Any:
    """A document that is in no library."""
    return get_document_model()(
        pk=0, title=filename, file=filename, file_size=size, collection_id=0
    )


class _SampleRendition:
    """What templates read of a rendition."""

    width, height = SCREEN_WIDTH, SCREEN_HEIGHT

    def __init__(self, alt: str) -> None:
        self.alt = alt
        self.url = static(SCREEN)
