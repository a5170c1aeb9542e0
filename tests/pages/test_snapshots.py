"""What readers are shown follows what editors publish."""

from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Locale, Page

from kernel.models import OutboxEvent
from kernel.outbox import deliver_pending
from pages.actions import publish_pages
from pages.events import PagesPublished, PagesWithdrawn
from pages.models import (
    FormerAddress,
    HelpSectionPage,
    Picture,
    PublishedSnapshot,
    QuickStartGuidePage,
)
from tests.pages.factories import draft, link, publish, republish, text


def paths() -> set[str]:
    return set(PublishedSnapshot.objects.values_list("path", flat=True))


def events(kind) -> list[list[int]]:
    rows = OutboxEvent.objects.filter(name=kind.name).order_by("pk")
    return [row.payload["page_ids"] for row in rows]


def test_a_published_guide_is_one_finished_row(section, alice):
    page = publish(
        section,
        QuickStartGuidePage,
        "Déléguer une validation",
        summary="En trois étapes.",
        body=[text("<h2>Avant</h2><p>" + "mot " * 401 + "</p><h2>Avant</h2>")],
        content_owner=alice,
        verified_by=alice,
        verified_on=date(2026, 11, 3),
        review_on=date(2027, 5, 3),
    )

    shown = page.snapshot
    assert shown.path == "/fr/aide/outils-rh/deleguer-une-validation/"
    assert shown.kind == "guide"
    assert shown.locale == "fr"
    assert shown.breadcrumb == [
        {"title": "Aide", "path": "/fr/aide/"},
        {"title": "Outils RH", "path": "/fr/aide/outils-rh/"},
    ]
    assert (shown.theme, shown.section_title, shown.section_id) == (
        "Outils RH",
        "Outils RH",
        section.pk,
    )
    assert [(h["anchor"], h["level"]) for h in shown.toc] == [("avant", 2), ("avant-2", 2)]
    assert shown.reading_minutes == 3
    assert (shown.content_owner, shown.verified_by, shown.verified_on) == (
        alice,
        alice,
        date(2026, 11, 3),
    )
    assert shown.public_id == page.public_id
    assert events(PagesPublished)[-1] == [page.pk]


def test_tags_and_experts_are_in_it(section, alice, bob):
    page = draft(section, QuickStartGuidePage, "Tempo")
    page.tags.add("congés", "absence")
    page.experts = [bob, alice]
    page.save_revision().publish()

    shown = PublishedSnapshot.objects.get(page=page)
    assert shown.tags == ["absence", "congés"]
    assert set(shown.expert_ids) == {alice.pk, bob.pk}


def test_a_faq_gives_its_questions_with_address_and_group(faq):
    assert [(e["question"], e["group"]) for e in faq.entries] == [
        ("J'ai oublié mon code", "Connexion"),
        ("Puis-je déléguer à deux ?", "Connexion"),
    ]
    assert len({entry["anchor"] for entry in faq.entries}) == 2
    assert "oublié" in faq.body_text
    assert "oublié" not in faq.body_html


def test_words_of_a_page_are_in_its_own_language(home_page, section):
    english = section.copy_for_translation(
        Locale.objects.get(language_code="en"), copy_parents=True
    )
    body = [("related", {"pages": [section]})]
    english.save_revision().publish()

    page = publish(english, QuickStartGuidePage, "Delegate", body=body)

    assert "Read next" in page.snapshot.body_html


def test_a_draft_is_shown_to_nobody(section):
    page = draft(section, QuickStartGuidePage, "Brouillon")

    assert not PublishedSnapshot.objects.filter(page=page).exists()


def test_saving_a_draft_of_a_live_page_changes_nothing_for_readers(guide_page):
    guide_page.title = "Autre titre"
    guide_page.save_revision()

    assert PublishedSnapshot.objects.get(page=guide_page).title == "Déléguer une validation"


def test_writing_twice_changes_nothing_and_says_nothing(guide_page):
    before = events(PagesPublished)

    assert publish_pages(page_ids=[guide_page.pk]) == []
    assert events(PagesPublished) == before


def test_an_unpublished_page_is_gone_and_search_is_told(guide_page):
    guide_page.unpublish()

    assert not PublishedSnapshot.objects.filter(page=guide_page).exists()
    assert events(PagesWithdrawn) == [[guide_page.pk]]


def test_deleting_a_branch_withdraws_each_of_its_pages(section, guide_page, faq_page):
    section.delete()

    assert paths() == {"/fr/", "/en/", "/fr/aide/"}
    withdrawn = {pk for batch in events(PagesWithdrawn) for pk in batch}
    assert withdrawn == {section.pk, guide_page.pk, faq_page.pk}


def test_a_renamed_section_renames_the_addresses_and_breadcrumbs_below(section, guide_page):
    republish(section, title="Outils du quotidien", slug="outils")

    shown = PublishedSnapshot.objects.get(page=guide_page)
    assert shown.path == "/fr/aide/outils/deleguer-une-validation/"
    assert shown.breadcrumb[-1] == {"title": "Outils du quotidien", "path": "/fr/aide/outils/"}
    assert shown.theme == "Outils du quotidien"


def test_a_moved_branch_has_its_new_addresses(help_centre, section, guide_page):
    other = publish(help_centre, HelpSectionPage, "Paie")

    section.move(other, pos="last-child")

    shown = PublishedSnapshot.objects.get(page=guide_page)
    assert shown.path == "/fr/aide/paie/outils-rh/deleguer-une-validation/"
    assert [crumb["title"] for crumb in shown.breadcrumb] == ["Aide", "Paie", "Outils RH"]
    assert shown.theme == "Paie"


def test_a_new_order_of_pages_is_taken_over(section, guide_page, faq_page):
    Page.objects.get(pk=faq_page.pk).move(guide_page, pos="left")

    in_order = PublishedSnapshot.objects.in_section(section.pk)
    assert [shown.page_id for shown in in_order] == [faq_page.pk, guide_page.pk]


def test_two_pages_may_swap_their_addresses(section, guide_page, faq_page):
    first, second = guide_page.slug, faq_page.slug
    republish(guide_page, slug="attente")
    republish(faq_page, slug=first)
    republish(guide_page, slug=second)

    assert PublishedSnapshot.objects.get(page=guide_page).path.endswith(f"/{second}/")
    assert PublishedSnapshot.objects.get(page=faq_page).path.endswith(f"/{first}/")
    assert set(FormerAddress.objects.values_list("path", flat=True)) == {
        "/fr/aide/outils-rh/attente/"
    }


def test_links_follow_a_renamed_page(section, guide_page):
    other = publish(
        section, QuickStartGuidePage, "Renvoi", body=[text(f"<p>{link(guide_page)}</p>")]
    )

    republish(guide_page, slug="deleguer")
    deliver_pending()

    assert (
        'href="/fr/aide/outils-rh/deleguer/"' in PublishedSnapshot.objects.get(page=other).body_html
    )


def test_links_to_a_page_that_is_no_longer_live_lose_their_address(section, guide_page):
    other = publish(
        section, QuickStartGuidePage, "Renvoi", body=[text(f"<p>{link(guide_page)}</p>")]
    )

    guide_page.unpublish()
    deliver_pending()

    assert "deleguer" not in PublishedSnapshot.objects.get(page=other).body_html


def test_a_replaced_picture_is_shown_in_its_new_form(section, picture_file):
    picture = Picture.objects.create(title="Écran", file=picture_file(640, 480))
    block = {"picture": {"image": picture, "alt_text": "Mon compte", "decorative": False}}
    page = publish(section, QuickStartGuidePage, "Écran", body=[("picture", block)])
    before = PublishedSnapshot.objects.get(page=page)

    picture.file = picture_file(320, 200)
    picture.save()
    deliver_pending()

    after = PublishedSnapshot.objects.get(page=page)
    assert after.body_html != before.body_html
    assert after.version != before.version


def test_a_page_scheduled_for_later_is_not_shown_before(section):
    page = draft(section, QuickStartGuidePage, "Bientôt")
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()

    assert not PublishedSnapshot.objects.filter(page=page).exists()


def test_a_copy_has_its_own_identity_and_is_not_verified(section, guide_page, alice):
    republish(guide_page, verified_by=alice, verified_on=date(2026, 11, 3))

    copy = guide_page.copy(update_attrs={"slug": "copie", "title": "Copie"}, keep_live=False)
    copy.get_latest_revision().publish()

    shown = PublishedSnapshot.objects.get(page=copy)
    assert shown.public_id != guide_page.public_id
    assert shown.verified_by is None


def test_a_batch_costs_the_same_statements_whatever_its_size(section, statements):
    def batch(count: int) -> int:
        ids = [
            draft(
                section,
                QuickStartGuidePage,
                f"Lot {count} {n}",
                live=True,
                body=[text("<p>Oui</p>")],
            ).pk
            for n in range(count)
        ]
        with statements() as counted:
            publish_pages(page_ids=ids)
        return counted.total

    batch(1)  # content types are known from here on
    assert batch(2) == batch(8)
