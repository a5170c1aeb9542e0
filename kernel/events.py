"""Domain events: facts that an action announces in its own transaction and that others react to after the commit.

`publish()` writes one outbox row with the action's own rows, so an event exists exactly when its facts do. The relay
(`kernel.outbox`) delivers it after the commit, at least once, so every effect is idempotent.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, TypeVar

from django.db import transaction

from kernel import outbox
from kernel.models import OutboxEvent

E = TypeVar("E", bound="Event")
Handler = Callable[[E], None]


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events: a frozen dataclass of JSON values, ids rather than rows. Named `<app>.<Class>`."""

    name: ClassVar[str] = ""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Registers the class under its name, which outbox rows carry."""
        super().__init_subclass__(**kwargs)
        cls.name = f"{cls.__module__.split('.')[0]}.{cls.__name__}"
        outbox.event_classes[cls.name] = cls


def on(event_class: type[E]) -> Callable[[Handler[E]], Handler[E]]:
    """Registers a handler of at most five lines that enqueues; it may be called more than once for one event."""

    def register(handler: Handler[E]) -> Handler[E]:
        outbox.handlers[event_class.name][f"{handler.__module__}.{handler.__name__}"] = handler
        return handler

    return register


def publish(event: Event) -> None:
    """Writes the event into the outbox of the current transaction and nudges the relay once after the commit.

    One INSERT. Raises TransactionManagementError outside `transaction.atomic()`, where the event could outlive its facts. Never
    raises because a broker is down: what the nudge does not deliver, the clock sweeps.
    """
    connection = transaction.get_connection()
    if not connection.in_atomic_block:
        message = f"{event.name} is published outside a transaction."
        raise transaction.TransactionManagementError(message)
    OutboxEvent.objects.create(name=event.name, payload=asdict(event))
    # An entry made earlier in this transaction stands exactly as long as this event does, so one nudge is enough for all.
    if not any(waiting is outbox.nudge for _, waiting, _ in connection.run_on_commit):
        transaction.on_commit(outbox.nudge, robust=True)
