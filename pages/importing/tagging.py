"""Tags of many pages at once."""

from collections.abc import Mapping, Sequence

from pages.models import PageTag, TaggedPage


def set_tags(tags: Mapping[int, Sequence[str]]) -> None:
    """Gives pages, by id, exactly these tags; the words that exist already are used, whatever their capitals.

    Three statements, and one for each new word.
    """
    words: dict[str, str] = {}
    for word in (word for names in tags.values() for word in names):
        words.setdefault(word.casefold(), word)
    known = {tag.name.casefold(): tag for tag in PageTag.objects.filter(name__in=words.values())}
    for key, word in words.items():
        if key not in known:
            found = PageTag.objects.filter(name__iexact=word).first()
            known[key] = found or PageTag.objects.create(name=word)
    TaggedPage.objects.filter(content_object_id__in=tags).delete()
    TaggedPage.objects.bulk_create(
        TaggedPage(tag=tag, content_object_id=page_id)
        for page_id, names in tags.items()
        for tag in {known[name.casefold()] for name in names}
    )
