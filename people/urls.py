"""Addresses of people and accounts."""

from django.urls import path

from people import views

app_name = "people"
urlpatterns = [
    path("login/", views.sign_in, name="sign-in"),
    path("logout/", views.sign_out, name="sign-out"),
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("password/reset/", views.password_reset, name="password-reset"),
    path("password/reset/sent/", views.password_reset_sent, name="password-reset-sent"),
    path("password/reset/choose/", views.password_reset_choose, name="password-reset-choose"),
    path(
        "password/reset/<slug:public_id>/<slug:token>/",
        views.password_reset_link,
        name="password-reset-link",
    ),
    path("p/<str:handle>/", views.profile, name="profile"),
    path("me/", views.me, name="me"),
    path("me/settings/", views.settings_preferences, name="settings"),
    path("me/settings/profile/", views.settings_profile, name="settings-profile"),
    path("me/settings/password/", views.password_change, name="password-change"),
    path("mailbox/", views.mailbox, name="mailbox"),
    path("mailbox/<slug:name>/", views.mailbox_letter, name="mailbox-letter"),
]
