"""Published pages to talk about, and what is said of them."""

from typing import Any

from wagtail.models import Page

from discussion import subjects
from discussion.actions import post_comment, reply
from discussion.models import Comment
from discussion.page_subjects import PageSubjects
from discussion.subjects import Subject
from kernel.audience import EVERYONE
from kernel.public_ids import new_public_id
from pages.models import PublishedSnapshot, SnapshotToken
from people.models import User


def make_snapshot(
    title: str, *, tokens: tuple[str, ...] = (EVERYONE,), **fields: Any
) -> PublishedSnapshot:
    """A live page as readers see it, without the cost of publishing one through Wagtail."""
    root = Page.get_first_root_node()
    page = root.add_child(instance=Page(title=title, slug=new_public_id()))
    described = {"kind": "guide", "locale": "fr", "path": f"/fr/aide/{page.slug}/", "version": "v1"}
    snapshot = PublishedSnapshot.objects.create(
        page=page,
        public_id=new_public_id(),
        title=title,
        tree_path=page.path,
        **(described | fields),
    )
    SnapshotToken.objects.bulk_create(
        SnapshotToken(snapshot=snapshot, token=token) for token in tokens
    )
    return snapshot


def subject_of(snapshot: PublishedSnapshot) -> Subject:
    """The subject that a snapshot describes, past its gate."""
    return PageSubjects().describe(snapshot)


def say(
    subject: Subject, author: User, body: str = "Merci pour ce guide.", **fields: Any
) -> Comment:
    """A comment, posted by the action."""
    return post_comment(author=author, subject=subject, body=body, **fields)


def answer(to: Comment, author: User, body: str = "Avec plaisir.", **fields: Any) -> Comment:
    """A reply, posted by the action, to a comment that its author may read."""
    conversation = to.conversation
    subject = subjects.find_by_id(
        kind=conversation.kind, object_id=conversation.object_id, viewer=author
    )
    assert subject is not None
    return reply(author=author, to=to, subject=subject, body=body, **fields)
