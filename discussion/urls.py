"""Addresses of comments: `/comments/on/<kind>/<subject>/` for what is said of a subject, `/comments/<comment>/` for one of them."""

from django.urls import include, path

from discussion import views

app_name = "discussion"

of_subject = [
    path("", views.comment_list, name="comment-list"),
    path("follow/", views.follow, name="follow"),
    path("close/", views.conversation_close, name="conversation-close"),
    path("mentions/", views.mention_list, name="mention-list"),
    path("draft/", views.draft, name="draft"),
]
of_comment = [
    path("", views.comment, name="comment"),
    path("thread/", views.comment_thread, name="comment-thread"),
    path("history/", views.comment_history, name="comment-history"),
    path("reactions/", views.comment_reactions, name="comment-reactions"),
    path("reply/", views.comment_reply, name="comment-reply"),
    path("edit/", views.comment_edit, name="comment-edit"),
    path("remove/", views.comment_remove, name="comment-remove"),
    path("undo/", views.comment_undo, name="comment-undo"),
    path("react/", views.comment_react, name="comment-react"),
    path("report/", views.comment_report, name="comment-report"),
    path("resolve/", views.comment_resolve, name="comment-resolve"),
    path("hide/", views.comment_hide, name="comment-hide"),
    path("show/", views.comment_show, name="comment-show"),
    path("lock/", views.comment_lock, name="comment-lock"),
]
urlpatterns = [
    path("comments/on/<slug:kind>/<slug:subject_id>/", include(of_subject)),
    path("comments/<slug:comment_id>/", include(of_comment)),
]
