"""Editorial pages as subjects: their gate is that of published snapshots, their comments hang on the Wagtail page."""

from django.db.models import Q, QuerySet
from wagtail.models import Page

from discussion.subjects import Role, Subject
from pages.models import PublishedSnapshot, SnapshotToken
from people.models import User

COMMENTED = ("guide", "training", "faq")


class PageSubjects:
    """Guides, training resources and FAQs. Unpublishing hides what was said of them, publishing again shows it."""

    name = "page"
    model = Page
    id_field = "page_id"

    def visible_to(self, viewer: User) -> QuerySet[PublishedSnapshot]:
        """Published pages of these kinds that the viewer may read."""
        return PublishedSnapshot.objects.visible_to(viewer).filter(kind__in=COMMENTED)

    def editable_by(self, viewer: User) -> QuerySet[PublishedSnapshot]:
        """Those he owns, or may change in the page tree."""
        able = self.visible_to(viewer).with_abilities(viewer)
        return able.filter(Q(content_owner=viewer) | Q(can_edit=True))

    def describe(self, row: PublishedSnapshot) -> Subject:
        """The subject of a snapshot; its owner and experts are told apart in the comments."""
        roles = dict.fromkeys(row.expert_ids, Role.EXPERT)
        if row.content_owner_id:
            roles[row.content_owner_id] = Role.OWNER
        return Subject(
            kind=self.name,
            object_id=row.page_id,
            public_id=row.public_id,
            title=row.title,
            address=row.path,
            locale=row.locale,
            version=row.version,
            roles=roles,
        )

    def audience_of(self, subject: Subject) -> frozenset[str]:
        """The tokens that were written with the snapshot."""
        rows = SnapshotToken.objects.filter(snapshot__page_id=subject.object_id)
        return frozenset(rows.values_list("token", flat=True))
