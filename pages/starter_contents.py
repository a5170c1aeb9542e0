"""What the page templates of a new site hold, in the active language. Editors change them in the admin afterwards."""

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

Block = tuple[str, Any]


class Content(NamedTuple):
    """One template; `when_to_use` is the sentence on its card."""

    title: str
    when_to_use: str
    blocks: list[Block]


def all_starters() -> list[tuple[str, Content]]:
    """The templates by kind of page, in the order of their cards."""
    return [
        ("guide", _quick_start()),
        ("guide", _step_by_step()),
        ("faq", _faq()),
        ("guide", _troubleshooting()),
        ("training", _lesson()),
    ]


def _quick_start() -> Content:
    return Content(
        _("Quick start"),
        _("To do one thing for the first time, in a few minutes: one goal, three steps."),
        [
            _text(
                _("Before you start"), _("What one needs: an access, a device, how many minutes.")
            ),
            _text(_("The steps"), ""),
            *[_step() for _number in range(3)],
            _callout("key", _("The one thing to remember, in a sentence.")),
            _questions(_("Frequent questions")),
            _contact(),
        ],
    )


def _step_by_step() -> Content:
    return Content(
        _("Step by step with screenshots"),
        _("To lead through screens that one sees for the first time: a picture at each step."),
        [
            _text(
                _("What you will have done at the end"), _("The result, in one or two sentences.")
            ),
            _text(_("The steps"), ""),
            _step(_("What one sees when it worked.")),
            _step(_("What one sees when it worked.")),
            _callout("tip", _("A shortcut, or what colleagues found out.")),
            _step(_("What one sees when it worked.")),
            _step(_("What one sees when it worked.")),
            _step(_("What one sees when it worked.")),
            _try_it(),
            _contact(),
        ],
    )


def _faq() -> Content:
    return Content(
        _("FAQ"),
        _("To answer questions that come back: each is found by search and has its own address."),
        [
            _text("", _("Whom these answers are for, and since when they hold.")),
            _questions(_("The most frequent questions"), 3),
            _questions(_("Special cases"), 2),
            _contact(),
        ],
    )


def _troubleshooting() -> Content:
    return Content(
        _("Troubleshooting"),
        _("When something does not work: what one sees, why, what to do, whom to ask."),
        [
            _text(_("What you see"), _("The message or the symptom, in the words of the screen.")),
            _text(_("Why it happens"), _("The cause, in one or two sentences.")),
            _text(_("What to do"), ""),
            *[_step() for _number in range(3)],
            _callout("warning", _("What not to do: what would make it worse or lose data.")),
            _text(
                _("If it still does not work"), _("What to have at hand before asking for help.")
            ),
            _contact(),
        ],
    )


def _lesson() -> Content:
    return Content(
        _("Lesson"),
        _("To learn a subject at one's own pace: text, a video, a file to keep, an exercise."),
        [
            _text(_("What you will know"), _("Two or three things one can do after the lesson.")),
            _text(_("The lesson"), _("One idea for each paragraph.")),
            _callout("key", _("The one thing to remember, in a sentence.")),
            _try_it(),
            _questions(_("Frequent questions")),
        ],
    )


def _text(heading: str, words: str) -> Block:
    title = f"<h2>{heading}</h2>" if heading else ""
    paragraph = f"<p>{words}</p>" if words else ""
    return "text", title + paragraph


def _step(result: str = "") -> Block:
    picture = {"image": None, "decorative": False, "alt_text": ""}
    empty = {"title": "", "text": "", "for_whom": "", "device": "", "picture": picture}
    return "step", {**empty, "result": result}


def _callout(kind: str, words: str) -> Block:
    return "callout", {"kind": kind, "title": "", "text": f"<p>{words}</p>"}


def _questions(heading: str, number: int = 2) -> Block:
    empty = {"type": "item", "value": {"question": "", "answer": ""}}
    return "faq", {"heading": heading, "entries": [empty] * number}


def _try_it() -> Block:
    return "try_it", {"text": _("Your turn: say what to try."), "label": "", "address": ""}


def _contact() -> Block:
    return "contact", {"name": "", "text": "", "email": "", "phone": "", "address": ""}
