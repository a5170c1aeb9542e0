"""A small help centre: an open section with one page of each kind, and one that only the group "Atelier" reads."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from home.models import HomePage
from pages.models import (
    FaqPage,
    HelpSectionPage,
    PublishedSnapshot,
    QuickStartGuidePage,
    TrainingResourcePage,
)
from tests.pages.factories import publish, restrict, text


@pytest.fixture
def home_page(db) -> HomePage:
    """The French home page."""
    return HomePage.objects.get(slug="fr")


@pytest.fixture
def help_centre(home_page) -> HelpSectionPage:
    return publish(home_page, HelpSectionPage, "Aide")


@pytest.fixture
def section(help_centre) -> HelpSectionPage:
    """Open to everybody."""
    return publish(help_centre, HelpSectionPage, "Outils RH", summary="Notilus, Tempo, Paie")


@pytest.fixture
def guide_page(section) -> QuickStartGuidePage:
    body = [
        text(
            "<h2>Avant de commencer</h2><p>Ouvrez Mon compte.</p><h2>Les étapes</h2><p>Enregistrez.</p>"
        )
    ]
    return publish(section, QuickStartGuidePage, "Déléguer une validation", body=body)


@pytest.fixture
def guide(guide_page) -> PublishedSnapshot:
    """What readers see of the guide."""
    return guide_page.snapshot


@pytest.fixture
def training(section) -> PublishedSnapshot:
    body = [text("<p>Regardez, puis essayez.</p>")]
    return publish(section, TrainingResourcePage, "Prendre en main Tempo", body=body).snapshot


@pytest.fixture
def faq_page(section) -> FaqPage:
    entries = [
        {"question": "J'ai oublié mon code", "answer": "<p>Demandez-en un autre.</p>"},
        {"question": "Puis-je déléguer à deux ?", "answer": "<p>Non, une seule personne.</p>"},
    ]
    body = [
        text("<p>Les questions qui reviennent.</p>"),
        ("faq", {"heading": "Connexion", "entries": entries}),
    ]
    return publish(section, FaqPage, "FAQ Tempo", body=body)


@pytest.fixture
def faq(faq_page) -> PublishedSnapshot:
    return faq_page.snapshot


@pytest.fixture
def closed_section(help_centre) -> HelpSectionPage:
    """Only the group "Atelier" (alice, bob) reads it."""
    page = publish(help_centre, HelpSectionPage, "Projet Boréal")
    restrict(page, "Atelier")
    return page


@pytest.fixture
def closed_guide(closed_section) -> PublishedSnapshot:
    body = [text("<p>La fusion est prévue en mars.</p>")]
    return publish(closed_section, QuickStartGuidePage, "Calendrier Boréal", body=body).snapshot


@pytest.fixture
def picture_file(settings, tmp_path):
    """`picture_file(640, 480)`: a photograph to upload, in a store of the test's own."""
    settings.MEDIA_ROOT = tmp_path

    def make(width: int, height: int, name: str = "ecran.png") -> ImageFile:
        content = BytesIO()
        kind = {"jpg": "JPEG"}.get(name.rsplit(".", 1)[-1], name.rsplit(".", 1)[-1].upper())
        Image.new("RGB", (width, height), (30, 90, 140)).save(content, kind)
        content.seek(0)
        return ImageFile(content, name=name)

    return make
