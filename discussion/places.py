"""Where a comment is to be seen, and how many of them a page shows. Pages are ranges of numbers that rows carry."""

from urllib.parse import urlencode

from django.urls import reverse

from discussion.models import Comment
from discussion.subjects import Subject

THREADS_PER_PAGE = 15
FIRST_REPLIES = 10
COMMENTS_PER_PAGE = 50  # of one long thread


def stands_in_list(comment: Comment) -> bool:
    """Among the first replies of its thread, hence on a page of all comments; else on the page of its thread."""
    return bool(comment.order <= 1 + FIRST_REPLIES)


def page_in_list(comment: Comment) -> int:
    """The number of the page of all comments on which its thread stands now, the newest thread first."""
    newer = comment.conversation.thread_count - comment.thread_number
    return newer // THREADS_PER_PAGE + 1


def page_in_thread(comment: Comment) -> int:
    """The number of the page of its thread."""
    before: int = comment.order - 1
    return before // COMMENTS_PER_PAGE + 1


def place_of(comment: Comment, subject: Subject) -> str:
    """The address at which a comment stands now, with its anchor. No statement for a comment with its conversation."""
    if stands_in_list(comment):
        page = page_in_list(comment)
        address = subject.address if page == 1 else list_address(subject)
    else:
        page = page_in_thread(comment)
        address = f"{comment.get_absolute_url()}thread/"
    query = f"?{urlencode({'page': page})}" if page > 1 else ""
    return f"{address}{query}#{comment.anchor}"


def list_address(subject: Subject) -> str:
    """The page that shows all comments of a subject."""
    return reverse("discussion:comment-list", args=[subject.kind, subject.public_id])


def permalink_base() -> str:
    """What precedes a public id in the address of a comment: built once for a page full of them."""
    return reverse("discussion:comment", args=["x"]).removesuffix("x/")
