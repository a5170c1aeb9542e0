"""The rows behind Wagtail pages: files, published snapshots, feedback of readers, and the page kinds themselves."""

from pages.glossary import GlossaryTerm as GlossaryTerm
from pages.importing.models import ImportedPage as ImportedPage
from pages.models.feedback import ErrorReport as ErrorReport
from pages.models.feedback import Helpfulness as Helpfulness
from pages.models.files import Download as Download
from pages.models.files import Picture as Picture
from pages.models.files import PictureRendition as PictureRendition
from pages.models.reviews import ReviewReminder as ReviewReminder
from pages.models.snapshots import FormerAddress as FormerAddress
from pages.models.snapshots import PublishedSnapshot as PublishedSnapshot
from pages.models.snapshots import SnapshotToken as SnapshotToken
from pages.page_models import FaqPage as FaqPage
from pages.page_models import HelpSectionPage as HelpSectionPage
from pages.page_models import PageTag as PageTag
from pages.page_models import QuickStartGuidePage as QuickStartGuidePage
from pages.page_models import TaggedPage as TaggedPage
from pages.page_models import TrainingResourcePage as TrainingResourcePage
from pages.starters import StarterFolderPage as StarterFolderPage
