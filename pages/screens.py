"""What a reader's screen shows of a page: which template, with which values, in which version."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.contrib.messages import get_messages
from django.urls import reverse

from pages import sections
from pages.models import Helpfulness, PublishedSnapshot
from people.http import MemberRequest
from people.models import User
from ui.components import Panel, make_panels

Kind = PublishedSnapshot.Kind
LONGEST_NUMBER = 6
BELOW, ASIDE = "pages.page.below", "pages.page.aside"
TEMPLATES = {
    Kind.SECTION: "pages/section_show.html",
    Kind.FAQ: "pages/faq_show.html",
    Kind.GUIDE: "pages/guide_show.html",
    Kind.TRAINING: "pages/guide_show.html",
}


@dataclass(frozen=True)
class Origin:
    """Where the reader came from: an address of this site, and the words searched for there."""

    referrer: str = ""
    query: str = ""


@dataclass
class Screen:
    """One page view, after the gate."""

    request: MemberRequest
    snapshot: PublishedSnapshot

    @property
    def template_name(self) -> str:
        """One template for each kind of page."""
        return TEMPLATES[Kind(self.snapshot.kind)]

    @cached_property
    def panels(self) -> dict[str, list[Panel]]:
        """What other apps show around the page."""
        return {slot: make_panels(slot, self.request, self.snapshot) for slot in (BELOW, ASIDE)}

    def context(self) -> dict[str, Any]:
        """Everything the template reads."""
        page, viewer = self.snapshot, self.request.user
        context: dict[str, Any] = {
            "page": page,
            "below": [panel.render() for panel in self.panels[BELOW]],
            "aside_panels": [panel.render() for panel in self.panels[ASIDE]],
            "experts": _experts(page, viewer),
            "origin": origin_of(self.request),
            "reasons": Helpfulness.Reason.choices,
        }
        if page.kind == Kind.SECTION:
            context |= self._listing()
        if page.kind == Kind.FAQ:
            context |= self._questions()
        return context

    def _listing(self) -> dict[str, Any]:
        number = self.request.GET.get("page", "")
        wanted = int(number) if number.isdecimal() and len(number) < LONGEST_NUMBER else 1
        listing = sections.list_section(self.snapshot, self.request.user, wanted)
        return {"listing": listing, "pages": sections.pager(listing)}

    def _questions(self) -> dict[str, Any]:
        """The entries by the heading they stand under, each with the viewer's vote. One statement."""
        votes = Helpfulness.objects.given_by(self.request.user, self.snapshot.page_id)
        groups: list[dict[str, Any]] = []
        for entry in self.snapshot.entries:
            if not groups or groups[-1]["title"] != entry["group"]:
                anchor = f"group-{len(groups) + 1}"
                groups.append(
                    {"title": entry["group"], "anchor": anchor, "level": 2, "entries": []}
                )
            vote = votes.get(entry["anchor"])
            groups[-1]["entries"].append({**entry, "vote": vote and vote.as_said()})
        return {"groups": groups, "titled": [group for group in groups if group["title"]]}

    def etag(self) -> str | None:
        """Changes with anything that the screen shows; None when only rendering can tell.

        Costs what the panels' versions cost. Lists and votes on entries are told by rendering alone.
        """
        by_rendering = self.snapshot.kind in {Kind.SECTION, Kind.FAQ} or settings.DEBUG
        if by_rendering or len(get_messages(self.request)):
            return None
        versions = [panel.version() for slot in self.panels.values() for panel in slot]
        if None in versions:
            return None
        page, viewer, request = self.snapshot, self.request.user, self.request
        parts = [
            BUILD, page.version, page.vote, page.previous_page, page.next_page,
            page.can_edit, page.content_owner, page.verified_by, page.is_review_due,
            origin_of(request), _columns(viewer), request.COOKIES, *versions,
        ]  # fmt: skip
        text = "\x1f".join(str(part) for part in parts)
        return f'"{hashlib.blake2b(text.encode(), digest_size=12).hexdigest()}"'


def origin_of(request: MemberRequest) -> Origin:
    """From the referrer that the browser sends within the site; a search tells its words."""
    referrer = urlsplit(request.headers.get("Referer", ""))
    if referrer.netloc != request.get_host():
        return Origin()
    words = parse_qs(referrer.query).get("q", [""])[0]
    came_from_search = referrer.path == reverse("search:results")
    return Origin(referrer.path[:500], words[:200] if came_from_search else "")


def _as_shown(vote: Helpfulness) -> dict[str, Any]:
    return {"found": vote.found_answer, "reason": vote.reason, "comment": vote.comment}


def _experts(page: PublishedSnapshot, viewer: User) -> list[User]:
    """Those of the experts who have not left, in the order the editor gave."""
    if not page.expert_ids:
        return []
    people = User.objects.visible_to(viewer).filter(pk__in=page.expert_ids)
    return sorted(people, key=lambda person: page.expert_ids.index(person.pk))


def _columns(viewer: User) -> list[Any]:
    """All that the account says: name, language and counters are shown around every page."""
    return [viewer.__dict__.get(column.attname) for column in viewer._meta.concrete_fields]


def _build() -> int:
    """When templates and words last changed, so that a new release is not taken for the old one."""
    root = settings.BASE_DIR
    files = [*root.glob("templates/**/*"), *root.glob("*/locale/*/LC_MESSAGES/*.mo")]
    return max((int(file.stat().st_mtime) for file in files), default=0)


BUILD = _build()
