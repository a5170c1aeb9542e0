"""Pages for tests, made and published as editors do."""

from typing import Any, TypeVar

from django.contrib.auth.models import Group
from django.utils.text import slugify
from wagtail.models import Page, PageViewRestriction

P = TypeVar("P", bound=Page)


def publish(parent: Page, kind: type[P], title: str, **fields: Any) -> P:
    """A live page below another."""
    page = draft(parent, kind, title, live=False, **fields)
    page.save_revision().publish()
    return kind.objects.get(pk=page.pk)


def draft(parent: Page, kind: type[P], title: str, **fields: Any) -> P:
    """A page below another, saved and not published."""
    parent.refresh_from_db()
    page = kind(
        title=title, **{"slug": slugify(title), "locale": parent.locale, "live": False} | fields
    )
    return parent.add_child(instance=page)


def republish(page: P, **fields: Any) -> P:
    """The page with new values, published again."""
    page = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def restrict(page: Page, *groups: str) -> PageViewRestriction:
    """Only these groups may read the page and what is below it."""
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="groups")
    restriction.groups.set([Group.objects.get_or_create(name=name)[0] for name in groups])
    return restriction


def text(html: str) -> tuple[str, str]:
    """A block of rich text."""
    return "text", html


def link(page: Page, words: str = "ici") -> str:
    """A link of rich text to a page, as editors store it."""
    return f'<a linktype="page" id="{page.pk}">{words}</a>'
