"""Moderators work in the Wagtail admin, where they see what they may read and nothing more."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import ModelLogEntry

from discussion.actions import report
from discussion.models import Comment, Report
from tests.discussion.factories import answer, say

REPORTS, COMMENTS = reverse("reports-of-comments:index"), reverse("comments:index")
BULK = reverse("wagtail_bulk_action", args=["discussion", "comment", "hide"])


@pytest.fixture
def contact(charlie):
    charlie.groups.add(Group.objects.get(name="Référents bien-être"))
    return charlie


def decide_on(comment):
    return reverse("comments:edit", args=[comment.public_id])


def test_the_queue_shows_the_gravest_report_first(as_, moderator, comment, charlie, bob, open_subject):
    other = say(open_subject, bob, "Mon client M. Dupont habite à Lyon.")
    report(comment=comment, reporter=charlie, reason=Report.Reason.OFF_TOPIC)
    report(comment=other, reporter=charlie, reason=Report.Reason.PERSONAL_DATA)

    words = as_(moderator).get(REPORTS).content.decode()

    assert words.index("M. Dupont") < words.index("Merci pour ce guide")


def test_a_moderator_hides_a_comment_and_its_reports_are_answered(as_, moderator, comment, charlie):
    told = report(comment=comment, reporter=charlie, reason=Report.Reason.DISRESPECTFUL)
    client = as_(moderator)
    assert client.get(decide_on(comment)).status_code == 200

    reply = client.post(decide_on(comment), {"decision": "hide", "reason": "Restez courtois."})

    comment.refresh_from_db()
    told.refresh_from_db()
    assert reply.status_code == 302
    assert (comment.state, comment.state_reason) == (Comment.State.HIDDEN, "Restez courtois.")
    assert (told.decision, told.decided_by) == (Report.Decision.HIDDEN, moderator)
    entry = ModelLogEntry.objects.get(action="discussion.hide")
    assert entry.user == moderator
    assert "Merci" not in entry.label


def test_hiding_needs_a_reason(as_, moderator, comment):
    reply = as_(moderator).post(decide_on(comment), {"decision": "hide", "reason": " "})

    comment.refresh_from_db()
    assert reply.status_code == 200
    assert comment.is_shown


def test_two_moderators_cannot_decide_the_same_comment(as_, moderator, comment, charlie):
    report(comment=comment, reporter=charlie, reason=Report.Reason.WRONG)
    client = as_(moderator)
    client.post(decide_on(comment), {"decision": "keep"})

    reply = client.post(decide_on(comment), {"decision": "keep"})

    assert reply.status_code == 200
    assert Report.objects.get().decision == Report.Decision.KEPT


def test_several_comments_are_hidden_at_once(as_, moderator, comment, charlie):
    other = answer(comment, charlie)
    address = f"{BULK}?id={comment.pk}&id={other.pk}"
    assert as_(moderator).get(address).status_code == 200

    as_(moderator).post(address, {"reason": "Publicité."})

    assert set(Comment.objects.values_list("state", flat=True)) == {Comment.State.HIDDEN}


@pytest.mark.parametrize("address", [COMMENTS, REPORTS])
def test_an_administrator_reads_nothing_of_a_group_he_is_not_in(
    as_, dana, moderator, comment, secret_comment, charlie, address
):
    report(comment=comment, reporter=charlie, reason=Report.Reason.WRONG)
    report(comment=secret_comment, reporter=moderator, reason=Report.Reason.WRONG)

    page = as_(dana).get(address)

    assert "Merci pour ce guide" in page.content.decode()
    assert "confidentiel" not in page.content.decode()
    assert "Horizon" not in page.content.decode()
    assert "confidentiel" in as_(moderator).get(address).content.decode()


def test_nor_decides_on_it_by_any_address(as_, dana, secret_comment):
    client = as_(dana)
    bulk = f"{BULK}?id={secret_comment.pk}"

    assert client.get(decide_on(secret_comment)).status_code == 404
    assert "confidentiel" not in client.get(bulk).content.decode()
    client.post(bulk, {"reason": "Non."})
    client.post(f"{BULK}?id=all", {"reason": "Non."})

    secret_comment.refresh_from_db()
    assert secret_comment.is_shown


def test_an_editor_who_is_no_moderator_has_no_desk(as_, alice, comment):
    client = as_(alice)

    assert client.get(COMMENTS).status_code == 302
    assert client.get(REPORTS).status_code == 302
    assert client.get(decide_on(comment)).status_code == 404
    assert client.get(f"{BULK}?id={comment.pk}").status_code == 302
    assert "Modération" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_worry_reaches_the_contacts_and_not_the_moderators(as_, moderator, contact, comment, alice):
    told = report(
        comment=comment, reporter=alice, reason=Report.Reason.WORRIED, note="Il va mal depuis lundi."
    )
    answer_it = reverse("reports-of-comments:edit", args=[told.pk])

    assert "Merci pour ce guide" in as_(contact).get(REPORTS).content.decode()
    assert "Merci pour ce guide" not in as_(moderator).get(REPORTS).content.decode()
    assert as_(moderator).get(answer_it).status_code == 404
    assert "Il va mal depuis lundi" in as_(contact).get(answer_it).content.decode()

    as_(contact).post(answer_it, {"note": "Appelé."})
    told.refresh_from_db()
    assert told.decision == Report.Decision.ANSWERED
    assert not ModelLogEntry.objects.exists()
