"""Rows of discussion: conversations, their comments, and what people do with them."""

from discussion.models.comments import LAST_LEVEL as LAST_LEVEL
from discussion.models.comments import MAX_LENGTH as MAX_LENGTH
from discussion.models.comments import MAX_MENTIONS as MAX_MENTIONS
from discussion.models.comments import Comment as Comment
from discussion.models.comments import CommentRevision as CommentRevision
from discussion.models.comments import Mention as Mention
from discussion.models.comments import Reaction as Reaction
from discussion.models.conversations import Conversation as Conversation
from discussion.models.conversations import Draft as Draft
from discussion.models.conversations import Follow as Follow
from discussion.models.reports import Report as Report
