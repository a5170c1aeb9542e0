"""Comments as people read and write them. One address for each thing, with and without JavaScript."""

from discussion.views.moderating import comment_hide as comment_hide
from discussion.views.moderating import comment_lock as comment_lock
from discussion.views.moderating import comment_resolve as comment_resolve
from discussion.views.moderating import comment_show as comment_show
from discussion.views.moderating import conversation_close as conversation_close
from discussion.views.own import comment_react as comment_react
from discussion.views.own import comment_remove as comment_remove
from discussion.views.own import comment_report as comment_report
from discussion.views.own import comment_undo as comment_undo
from discussion.views.own import follow as follow
from discussion.views.reading import comment as comment
from discussion.views.reading import comment_history as comment_history
from discussion.views.reading import comment_list as comment_list
from discussion.views.reading import comment_reactions as comment_reactions
from discussion.views.reading import comment_thread as comment_thread
from discussion.views.typing import draft as draft
from discussion.views.typing import mention_list as mention_list
from discussion.views.writing import comment_edit as comment_edit
from discussion.views.writing import comment_reply as comment_reply
