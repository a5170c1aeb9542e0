"""One address gives a browser the page and htmx the block that changes."""

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.template import engines
from jinja2 import ChoiceLoader, DictLoader

from kernel.fragments import render_fragment

PAGE = """<html>{% block posts %}<ul>{{ csrf_input }}{% for post in posts %}<li>{{ post }}{% endfor %}</ul>{% endblock %}</html>"""


@pytest.fixture
def ask(rf, monkeypatch):
    env = engines["jinja2"].env
    monkeypatch.setattr(env, "loader", ChoiceLoader([DictLoader({"posts.html": PAGE}), env.loader]))

    def ask(**headers):
        request = rf.get("/", headers=headers)
        request._messages = CookieStorage(request)
        context = {"posts": ["<un>", "deux"]}
        return render_fragment(request, "posts.html", block="posts", context=context)

    return ask


def test_a_browser_gets_the_whole_page(ask):
    body = ask().text

    assert body.startswith("<html>")
    assert "<li>&lt;un&gt;<li>deux" in body


def test_htmx_gets_the_block_alone_with_its_csrf_field(ask):
    body = ask(**{"HX-Request": "true"}).text

    assert body.startswith("<ul>")
    assert "csrfmiddlewaretoken" in body


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_a_boosted_link_and_a_restored_page_get_the_whole_page(ask, header):
    assert ask(**{"HX-Request": "true", header: "true"}).text.startswith("<html>")


def test_caches_keep_both_apart(ask):
    assert ask()["Vary"] == ask(**{"HX-Request": "true"})["Vary"] == "HX-Request"
