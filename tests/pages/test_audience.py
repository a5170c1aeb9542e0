"""Who may read a page, as the gate says, as tokens say, and as plain reasoning says."""

from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, Page, PageViewRestriction

from kernel.audience import EVERYONE
from kernel.ports import audience_index
from pages.actions import publish_pages
from pages.audience import visible_pages
from pages.copies import settle_copy
from pages.models import HelpSectionPage, PublishedSnapshot, QuickStartGuidePage, SnapshotToken
from people.models import User
from tests.pages.factories import draft, link, publish, restrict, text

GROUPS = ("Atelier", "Paie", "Réseau")


@dataclass
class Branch:
    """A page of a random tree: what it decides, and what is below it."""

    decision: tuple[str, frozenset[str]] | None = None
    below: list["Branch"] = field(default_factory=list)


decisions = st.one_of(
    st.none(),
    st.just(("login", frozenset())),
    st.just(("password", frozenset())),
    st.tuples(st.just("groups"), st.frozensets(st.sampled_from(GROUPS), max_size=2)),
)
trees = st.recursive(
    st.builds(Branch, decisions),
    lambda below: st.builds(Branch, decisions, st.lists(below, max_size=3)),
    max_leaves=6,
)
memberships = st.frozensets(st.sampled_from(GROUPS), max_size=2)


def _plant(branch: Branch, parent: Page, name: str, readers: dict[str, object], above=EVERYONE):
    """Makes the pages, and notes by plain reasoning which groups read each."""
    page = draft(parent, HelpSectionPage, name, live=True)
    publish_pages(page_ids=[page.pk])
    allowed = above
    if branch.decision is not None:
        kind, groups = branch.decision
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
        restriction.groups.set(Group.objects.filter(name__in=groups))
        allowed = {"login": EVERYONE, "password": frozenset(), "groups": groups}[kind]
    readers[name] = allowed
    for number, child in enumerate(branch.below):
        _plant(child, page, f"{name}-{number}", readers, allowed)


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(tree=trees, member_of=memberships, superuser=st.booleans())
def test_gate_tokens_and_plain_reasoning_agree(home_page, tree, member_of, superuser):
    with transaction.atomic():
        for name in GROUPS:
            Group.objects.get_or_create(name=name)
        viewer = User.objects.create(username="v", email="v@example.org", is_superuser=superuser)
        viewer.groups.set(Group.objects.filter(name__in=member_of))
        readers: dict[str, object] = {}
        _plant(tree, home_page, "p", readers)
        expected = {n for n, who in readers.items() if who == EVERYONE or who & member_of}

        made = Page.objects.filter(slug__in=readers)
        by_gate = set(visible_pages(made, viewer).values_list("slug", flat=True))
        snapshots = PublishedSnapshot.objects.visible_to(viewer).filter(page__in=made)
        by_tokens = set(snapshots.values_list("page__slug", flat=True))
        transaction.set_rollback(True)

    assert by_gate == expected
    assert by_tokens == expected


def tokens(page) -> set[str]:
    return set(SnapshotToken.objects.filter(snapshot__page=page).values_list("token", flat=True))


def test_a_page_without_decision_is_for_everybody_signed_in(guide_page):
    assert tokens(guide_page) == {EVERYONE}


def test_a_page_that_moves_below_a_restriction_is_hidden_at_once(
    guide_page, closed_section, bob, charlie
):
    guide_page.move(closed_section, pos="last-child")

    assert PublishedSnapshot.objects.visible_to(bob).filter(page=guide_page).exists()
    assert not PublishedSnapshot.objects.visible_to(charlie).filter(page=guide_page).exists()


def test_taking_a_group_out_of_a_restriction_hides_the_branch_from_it(
    closed_guide, closed_section, bob
):
    restriction = PageViewRestriction.objects.get(page=closed_section)

    restriction.groups.set([Group.objects.create(name="Paie")])

    assert not PublishedSnapshot.objects.visible_to(bob).filter(pk=closed_guide.pk).exists()


def test_lifting_a_restriction_opens_the_branch(closed_guide, closed_section, charlie):
    PageViewRestriction.objects.get(page=closed_section).delete()

    assert PublishedSnapshot.objects.visible_to(charlie).filter(pk=closed_guide.pk).exists()


def test_a_deleted_group_reads_nothing(closed_guide, bob):
    Group.objects.get(name="Atelier").delete()

    assert SnapshotToken.objects.filter(snapshot=closed_guide).count() == 0


def test_nobody_who_left_reads_anything(guide, nadia, dana, closed_guide):
    assert not PublishedSnapshot.objects.visible_to(nadia).exists()
    assert not PublishedSnapshot.objects.visible_to(dana).filter(pk=closed_guide.pk).exists()


def test_copies_of_audiences_are_rewritten_in_the_same_transaction(guide_page, closed_section):
    told = {}

    class Copies:
        def rewrite(self, *, kind, audiences):
            assert transaction.get_connection().in_atomic_block
            told.update({(kind, pk): held for pk, held in audiences.items()})

    before = audience_index.get()
    audience_index.fill(Copies())
    try:
        restrict(guide_page, "Atelier")
        atelier = Group.objects.get(name="Atelier")
        assert told == {("page", guide_page.pk): frozenset({f"group:{atelier.pk}"})}
        guide_page.unpublish()
        assert told["page", guide_page.pk] == frozenset()
    finally:
        audience_index.fill(before)


def test_a_body_names_no_page_that_not_all_its_readers_may_read(
    section, closed_guide, closed_section
):
    hidden, shown = closed_guide.page, section
    body = [text(f"<p>{link(hidden)} {link(shown)}</p>"), ("related", {"pages": [hidden, shown]})]

    page = publish(section, QuickStartGuidePage, "Renvois", body=body)

    html = page.snapshot.body_html
    assert shown.url_path in html
    assert "Outils RH" in html
    assert "boreal" not in html
    assert "Boréal" not in html
    assert f"/pages/{closed_guide.public_id}/" in html


def test_a_title_leaves_other_pages_in_the_moment_its_audience_shrinks(section, guide_page):
    body = [("related", {"pages": [guide_page]})]
    other = publish(section, QuickStartGuidePage, "Renvois", body=body)
    assert "Déléguer" in other.snapshot.body_html

    restrict(guide_page, "Atelier")

    other.snapshot.refresh_from_db()
    assert "Déléguer" not in other.snapshot.body_html


def test_a_translation_is_named_only_to_those_who_may_read_it(guide_page, closed_section):
    english = guide_page.copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    )
    english.title = "Delegate an approval"
    english.save_revision().publish()
    guide_page.snapshot.refresh_from_db()
    assert [t["title"] for t in guide_page.snapshot.translations] == ["Delegate an approval"]

    restrict(english, "Atelier")

    guide_page.snapshot.refresh_from_db()
    assert guide_page.snapshot.translations == []


def test_a_copy_out_of_a_closed_section_keeps_its_readers(closed_guide, section, charlie, bob):
    source = closed_guide.page.specific
    copy = source.copy(to=section, keep_live=True, update_attrs={"slug": "copie"})

    settle_copy(source=source, copy=copy)

    assert PublishedSnapshot.objects.visible_to(bob).filter(page=copy).exists()
    assert not PublishedSnapshot.objects.visible_to(charlie).filter(page=copy).exists()


def test_an_alias_below_another_decision_is_not_published(closed_guide, help_centre, bob):
    other = publish(help_centre, HelpSectionPage, "Paie")
    restrict(other, "Paie")
    source = closed_guide.page.specific

    alias = source.create_alias(parent=other, update_slug="alias")
    settle_copy(source=source, copy=alias)

    assert not PublishedSnapshot.objects.filter(page=alias).exists()
    assert PublishedSnapshot.objects.visible_to(bob).filter(page=source).exists()


def test_a_translation_of_a_closed_section_is_closed_too(closed_guide, charlie, bob):
    english = Locale.objects.get(language_code="en")

    translated = closed_guide.page.specific.copy_for_translation(english, copy_parents=True)
    translated.save_revision().publish()

    mine = PublishedSnapshot.objects.filter(locale="en", path__contains="boreal")
    assert mine.visible_to(bob).count() == 2
    assert not mine.visible_to(charlie).exists()
