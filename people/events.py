"""What happens to people and to the organisation."""

from dataclasses import dataclass

from kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class UnitsChanged(Event):
    """Units were made, renamed or moved; moving changes who holds their tokens from the next request on."""

    unit_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class PeopleChanged(Event):
    """What others see of these people has changed, or they came, left or came back."""

    user_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class PasswordResetRequested(Event):
    """Somebody asked for a new password of this account."""

    user_id: int


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    """An account has a new password; its owner is told. `changed_at` is in ISO form."""

    user_id: int
    changed_at: str


@dataclass(frozen=True, kw_only=True)
class PersonInvited(Event):
    """An account was made for somebody who has no password yet."""

    user_id: int
