"""What every reply carries: a policy, a reference number, private caching, compression, the same 404."""

import gzip
import logging
import re

import brotli
import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client
from django.urls import include, path

from intranet import views
from intranet.middleware import ADMIN_POLICY, SITE_POLICY

TEXT = "Comment poser un congé ? " * 100
pages = {"text": TEXT}


@login_not_required
def page(request):
    return HttpResponse(pages["text"])


@login_not_required
def form(request):
    token = get_token(request)
    return HttpResponse(f'<input type="hidden" name="csrfmiddlewaretoken" value="{token}">{TEXT}')


@login_not_required
def secret(request):
    return HttpResponse(TEXT, headers={"Cache-Control": "no-store"})


@login_not_required
def document(request):
    headers = {"Content-Encoding": "None"}
    return FileResponse([TEXT.encode()], content_type="text/plain", headers=headers)


@login_not_required
def broken(request):
    logging.getLogger("parvis.test").warning("about to break")
    message = "broken on purpose"
    raise RuntimeError(message)


urlpatterns = [
    path("page", page),
    path("form", form),
    path("secret", secret),
    path("document", document),
    path("broken", broken),
    path("admin/page", page),
    path("", include(([path("healthz", views.healthz, name="healthz")], "intranet"))),
]
handler500 = "intranet.views.server_error"


@pytest.fixture
def client(db, settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def test_the_site_has_a_strict_policy_and_the_admin_may_frame_its_previews(client):
    assert client.get("/page")["Content-Security-Policy"] == SITE_POLICY
    assert client.get("/admin/page")["Content-Security-Policy"] == ADMIN_POLICY
    assert client.get("/page")["X-Frame-Options"] == "DENY"
    assert client.get("/admin/page")["X-Frame-Options"] == "SAMEORIGIN"
    for policy in (SITE_POLICY, ADMIN_POLICY):
        scripts = re.search(r"script-src ([^;]+)", policy).group(1)
        assert scripts == "'self'"


def test_every_reply_says_what_it_may_not_do(client):
    reply = client.get("/page")

    assert reply["X-Content-Type-Options"] == "nosniff"
    assert reply["Referrer-Policy"] == "same-origin"
    assert reply["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in reply["Permissions-Policy"]


def test_replies_are_private_and_asked_about_each_time(client):
    reply = client.get("/page")
    assert reply["Cache-Control"] == "private, no-cache"

    again = client.get("/page", headers={"If-None-Match": reply["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["Cache-Control"] == "private, no-cache"


def test_a_changed_page_is_sent_again(client, monkeypatch):
    before = client.get("/page")["ETag"]
    monkeypatch.setitem(pages, "text", f"{TEXT} Autrement.")

    assert client.get("/page", headers={"If-None-Match": before}).status_code == 200


def test_a_form_is_not_modified_as_long_as_its_token_is_good(client):
    first = client.get("/form")
    assert first.content != client.get("/form").content, "each token is masked anew"

    assert client.get("/form", headers={"If-None-Match": first["ETag"]}).status_code == 304
    client.cookies.clear()
    assert client.get("/form", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_view_may_leave_no_trace(client):
    reply = client.get("/secret")

    assert reply["Cache-Control"] == "no-store"
    assert not reply.has_header("ETag")


def test_documents_carry_no_encoding_named_none(client):
    reply = client.get("/document")

    assert not reply.has_header("Content-Encoding")
    assert reply.getvalue().decode() == TEXT


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("gzip;q=0", None, bytes),
        ("", None, bytes),
    ],
)
def test_replies_are_compressed_as_the_browser_likes(client, accepted, encoding, decode):
    reply = client.get("/page", headers={"Accept-Encoding": accepted})

    assert reply.get("Content-Encoding") == encoding
    assert decode(reply.content).decode() == TEXT
    assert reply["Content-Length"] == str(len(reply.content))
    assert "Accept-Encoding" in reply["Vary"]


def test_a_compressed_copy_is_not_modified_either(client):
    headers = {"Accept-Encoding": "br"}
    etag = client.get("/page", headers=headers)["ETag"]

    assert etag.startswith('W/"')
    assert client.get("/page", headers={**headers, "If-None-Match": etag}).status_code == 304


def test_the_length_of_a_compressed_reply_tells_nothing(client):
    for encoding in ("br", "gzip"):
        replies = [client.get("/page", headers={"Accept-Encoding": encoding}) for _ in range(20)]
        sizes = {len(reply.content) + len(reply.get("X-Padding", "")) for reply in replies}
        assert len(sizes) > 1


def test_short_replies_and_files_are_sent_as_they_are(client):
    for address in ("/healthz", "/document"):
        assert not client.get(address, headers={"Accept-Encoding": "br"}).has_header(
            "Content-Encoding"
        )


def test_an_error_page_names_the_number_under_which_the_logs_know_it(client, caplog):
    reply = client.get("/broken", headers={"X-Request-ID": "abcdef-123456"})

    assert reply.status_code == 500
    assert reply["X-Request-ID"] == "abcdef-123456"
    assert "abcdef-123456" in reply.text
    assert "broken on purpose" not in reply.text


@pytest.mark.parametrize("forged", ["<script>", "short", "x" * 65, "a b c d e f g"])
def test_a_reference_number_of_another_form_is_replaced(client, forged):
    assert re.fullmatch(
        "[0-9a-f]{12}", client.get("/page", headers={"X-Request-ID": forged})["X-Request-ID"]
    )
