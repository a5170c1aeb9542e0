"""What pages add to the Wagtail admin: registrations only."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from pages import editor_hooks  # noqa: F401  the part about editing
from pages.links import ReaderPageLinkHandler


@hooks.register("register_rich_text_features", order=100)
def register_reader_links(features: FeatureRegistry) -> None:
    """Links to pages are written for those who read the body."""
    features.register_link_type(ReaderPageLinkHandler)
