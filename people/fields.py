"""Columns that compare without regard to case, because they hold lower-case text only."""

from typing import Any

from django.db import models


class LowercaseMixin:
    """Lowers what is stored and what is looked up, so that a plain unique index ignores case."""

    def to_python(self, value: Any) -> Any:
        """The lower-case text."""
        return lowered(super().to_python(value))  # type: ignore[misc]

    def get_prep_value(self, value: Any) -> Any:
        """The lower-case text, for lookups and for the database."""
        return lowered(super().get_prep_value(value))  # type: ignore[misc]

    def pre_save(self, instance: models.Model, add: bool) -> Any:  # noqa: FBT001  Django's signature
        """Lowers the attribute of the instance too, so that it reads as the row does."""
        value = lowered(super().pre_save(instance, add))  # type: ignore[misc]
        setattr(instance, self.attname, value)  # type: ignore[attr-defined]
        return value


class LowercaseCharField(LowercaseMixin, models.CharField):  # type: ignore[type-arg]  # generic in the stubs only
    """A short text without capitals."""


class LowercaseEmailField(LowercaseMixin, models.EmailField):  # type: ignore[type-arg]  # generic in the stubs only
    """An address without capitals: no directory tells two people apart by them."""


def lowered(value: Any) -> Any:
    """The text in lower case; anything else as it is."""
    return value.lower() if isinstance(value, str) else value
