"""What the editor is told of a page's content: what keeps it from being published, and what would make it better."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.blocks import ListBlock, StreamValue
from wagtail.models import Page

from kernel.rich_text import plain_text
from pages.blocks.reading import links_in, rich_sources, stream_text
from pages.writing_rules import is_vague, long_sentences, says_what_to_do, word_count
from people.models import User

if TYPE_CHECKING:
    from pages.page_models import BasePage

LONG_STEP = LONG_CALLOUT = 60
LONG_PAGE = 1_500
CALLOUTS_IN_A_ROW = 2
OLD_PICTURE = timedelta(days=548)
EXCERPT = 8
KINDS_WITH_OWNER = {"guide", "training", "faq"}


@dataclass(frozen=True)
class Finding:
    """One thing to know about a page: a sentence, where it is, and whether it keeps the page from being published.

    `block_id` is the block concerned, if it is one; `field` the field of the form, if it is one.
    """

    code: str
    sentence: str
    place: str = ""
    block_id: str = ""
    field: str = ""
    is_blocking: bool = False


def findings(page: "BasePage") -> list[Finding]:
    """All findings, the blocking ones first, in the order of the page and in the active language. Three statements."""
    body: StreamValue | None = getattr(page, "body", None)
    found = [*_about_page(page)]
    if body is not None:
        found += [*_refused(body), *_about_body(page, body)]
    return sorted(found, key=lambda finding: not finding.is_blocking)


def keeps_from_publishing(page: "BasePage") -> list[Finding]:
    """The blocking findings alone; one statement at most, for the owner."""
    body: StreamValue | None = getattr(page, "body", None)
    found = [*_about_owner(page)] if page.kind in KINDS_WITH_OWNER else []
    return found if body is None else [*found, *_refused(body)]


def _about_page(page: "BasePage") -> Iterator[Finding]:
    if page.kind in KINDS_WITH_OWNER:
        yield from _about_owner(page)
    if not page.summary.strip():
        sentence = _("Add a summary: search results and lists show it.")
        yield _about_field(page, "no_summary", "summary", sentence)
    namesakes = Page.objects.filter(title__iexact=page.title, locale_id=page.locale_id)
    if page.title and namesakes.exclude(pk=page.pk).exclude(alias_of=page.pk).exists():
        sentence = _("Another page has this title. Say what is particular to this one.")
        yield _about_field(page, "same_title", "title", sentence)


def _about_owner(page: "BasePage") -> Iterator[Finding]:
    if page.content_owner is None or not page.content_owner.is_active:
        sentence = owner_sentence(page.content_owner)
        yield _about_field(page, "no_owner", "content_owner", sentence, is_blocking=True)
    if page.review_on is None:
        yield _about_field(page, "no_review_date", "review_on", review_sentence(), is_blocking=True)


def _about_field(
    page: "BasePage", code: str, field: str, sentence: str, *, is_blocking: bool = False
) -> Finding:
    name = capfirst(str(page._meta.get_field(field).verbose_name))  # type: ignore[union-attr]
    return Finding(code, sentence, name, field=field, is_blocking=is_blocking)


def owner_sentence(owner: User | None) -> str:
    """Why the page needs another owner."""
    if owner is None:
        return _("Choose an owner: the person who vouches for this page.")
    return _("%(person)s has left. Choose another owner.") % {"person": owner}


def review_sentence() -> str:
    """Why the page needs a review date."""
    return _("Choose a review date: until then, readers may trust the page.")


def _refused(body: StreamValue) -> Iterator[Finding]:
    """What the body's own validation says, as it would be said at publication."""
    try:
        body.stream_block.clean(body)
    except ValidationError as error:
        for place, block_error in sorted(error.block_errors.items()):
            for where, message in _leaves(block_error, body[place].block):
                named = ", ".join([place_of(body, place), *where])
                yield Finding("refused", message, named, body[place].id, is_blocking=True)


def _leaves(error: Any, block: Any) -> Iterator[tuple[list[str], str]]:
    """The messages of a block's error, each with the labels that lead to it; a list goes by the names of its items."""
    for message in getattr(error, "non_block_errors", None) or []:
        yield [], " ".join(ValidationError(message).messages)
    inner: dict[Any, Any] | None = getattr(error, "block_errors", None)
    if inner is None:
        yield from (([], message) for message in getattr(error, "messages", []))
        return
    children = getattr(block, "child_blocks", None)
    for key in sorted(inner) if children is None else [name for name in children if name in inner]:
        child = block.child_block if children is None else children[key]
        number = f" {key + 1}" if children is None else ""
        label = [] if isinstance(child, ListBlock) else [f"{child.label}{number}"]
        for where, message in _leaves(inner[key], child):
            yield [*label, *where], message


def place_of(body: StreamValue, index: int) -> str:
    """How an editor would name a block of the page: "Step 3"."""
    block = body[index]
    number = sum(other.block_type == block.block_type for other in body[: index + 1])
    return f"{block.block.label} {number}"


def _about_body(page: "BasePage", body: StreamValue) -> Iterator[Finding]:
    language = page.locale.language_code
    dead = _dead_pages(body)
    for index, block in enumerate(body):
        place = place_of(body, index)
        for code, sentence in _about_block(block, language, dead):
            yield Finding(code, sentence, place, block.id)
    yield from _too_many_callouts(body)
    words = word_count(stream_text(body))
    if words > LONG_PAGE:
        sentence = _("%(words)s words: readers lose their way after 1,500. Make two pages of it.")
        yield Finding("long_page", sentence % {"words": words})


def _about_block(block: Any, language: str, dead: set[int]) -> Iterator[tuple[str, str]]:
    for source in rich_sources(block.value):
        yield from _about_links(source, language, dead)
        for sentence in long_sentences(source):
            yield (
                "long_sentence",
                _("A sentence has over 30 words: “%(start)s…”. Make two of it.")
                % {"start": " ".join(sentence.split()[:EXCERPT])},
            )
    if block.block_type == "callout" and word_count(_words(block)) > LONG_CALLOUT:
        yield "long_callout", _("Over 60 words in a callout: keep the point, move the rest.")
    for step in _steps(block):
        yield from _about_step(step, language)
    for picture in _pictures(block):
        if picture.created_at and timezone.now() - picture.created_at > OLD_PICTURE:
            yield (
                "old_picture",
                _("This picture is over 18 months old. Does the screen still look so?"),
            )


def _about_links(source: str, language: str, dead: set[int]) -> Iterator[tuple[str, str]]:
    for link in links_in(source):
        if is_vague(link.words, language):
            yield (
                "vague_link",
                _("“%(words)s” does not say where the link leads.") % {"words": link.words},
            )
        if link.page_id in dead:
            yield (
                "dead_link",
                _("“%(words)s” leads to a page that is not published.") % {"words": link.words},
            )


def _about_step(step: Any, language: str) -> Iterator[tuple[str, str]]:
    title = step["title"]
    if title and not says_what_to_do(title, language):
        yield (
            "no_verb",
            _("“%(title)s” does not start with what to do: begin with a verb.") % {"title": title},
        )
    words = word_count(f"{title} {plain_text(step['text'].source or '')} {step['result']}")
    if words > LONG_STEP:
        yield (
            "long_step",
            ngettext(
                "%(words)s word in one step: make several steps of it.",
                "%(words)s words in one step: make several steps of it.",
                words,
            )
            % {"words": words},
        )


def _too_many_callouts(body: StreamValue) -> Iterator[Finding]:
    row = 0
    for index, block in enumerate(body):
        row = row + 1 if block.block_type == "callout" else 0
        if row == CALLOUTS_IN_A_ROW + 1:
            sentence = _("More than two callouts in a row: none of them stands out any more.")
            yield Finding("many_callouts", sentence, place_of(body, index), block.id)


def _steps(block: Any) -> list[Any]:
    if block.block_type == "step":
        return [block.value]
    if block.block_type == "variants":
        return [step for variant in block.value["variants"] for step in variant["steps"]]
    return []


def _pictures(block: Any) -> list[Any]:
    holders = [block.value] if block.block_type == "picture" else _steps(block)
    return [holder["picture"] for holder in holders if holder["picture"]]


def _words(block: Any) -> str:
    return " ".join(str(part) for part in block.block.get_searchable_content(block.value))


def _dead_pages(body: StreamValue) -> set[int]:
    linked = {
        link.page_id
        for block in body
        for source in rich_sources(block.value)
        for link in links_in(source)
        if link.page_id is not None
    }
    live = Page.objects.filter(pk__in=linked, live=True).values_list("pk", flat=True)
    return linked - set(live) if linked else set()
