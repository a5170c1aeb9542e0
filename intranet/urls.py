"""Every address of the site; the page tree's catch-all comes last."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from intranet import views
from people import views as people_views

handler500 = "intranet.views.server_error"

health = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
urlpatterns = [
    path("", include((health, "intranet"))),
    path("admin/login/", people_views.admin_sign_in, name="admin-sign-in"),
    path("admin/", include(wagtailadmin_urls)),
    path("search/", include("search.urls")),
    path("", include("discussion.urls")),
    path("", include("people.urls")),
    path("", include("ui.urls")),
    path("", include("home.urls")),
    path("", include("pages.urls")),
    path("", include("pages.page_urls")),
]
