"""Events are told after the commit, to every handler, at least once, and to none when the facts roll back."""

import threading
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from kernel import outbox
from kernel.events import Event, on, publish
from kernel.models import OutboxEvent


@dataclass(frozen=True, kw_only=True)
class TeaWasMade(Event):
    cups: list[int]


@pytest.fixture
def heard():
    """What the handlers were told; registrations of a test end with it."""
    before = dict(outbox.handlers[TeaWasMade.name])
    yield Counter()
    outbox.handlers[TeaWasMade.name] = before


@pytest.fixture
def drinker(heard):
    @on(TeaWasMade)
    def drink(event):
        heard["drink", *event.cups] += 1

    return drink


def make_tea(*cups):
    with transaction.atomic():
        publish(TeaWasMade(cups=list(cups)))


def test_handlers_hear_of_an_event_after_the_commit(
    db, heard, drinker, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_tea(1, 2)
        assert not heard

    assert heard == {("drink", 1, 2): 1}


def test_nobody_hears_of_what_rolled_back(transactional_db, heard, drinker):
    with transaction.atomic():
        publish(TeaWasMade(cups=[1]))
        transaction.set_rollback(True)

    assert outbox.deliver_pending() == 0
    assert not heard
    assert not OutboxEvent.objects.exists()


def test_an_event_survives_the_roll_back_of_a_savepoint_after_it(transactional_db, heard, drinker):
    with transaction.atomic():
        with transaction.atomic():
            publish(TeaWasMade(cups=[1]))
            transaction.set_rollback(True)
        publish(TeaWasMade(cups=[2]))

    assert heard == {("drink", 2): 1}


def test_publishing_outside_a_transaction_is_refused(transactional_db):
    with pytest.raises(transaction.TransactionManagementError):
        publish(TeaWasMade(cups=[1]))


def test_many_events_of_one_transaction_give_one_nudge(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        for cup in range(5):
            make_tea(cup)

    assert callbacks == [outbox.nudge]


def test_a_failing_handler_does_not_silence_the_others_and_is_tried_again_alone(
    db, clock, heard, drinker
):
    @on(TeaWasMade)
    def spill(event):
        heard["spill"] += 1
        if heard["spill"] == 1:
            message = "hot"
            raise ValueError(message)

    make_tea(1)
    assert outbox.deliver_pending() == 0
    assert OutboxEvent.objects.get().last_error.endswith("ValueError('hot')")
    assert outbox.deliver_pending() == 0, "the second attempt waits"

    clock.shift(timedelta(seconds=2))
    assert outbox.deliver_pending() == 1
    assert heard == {("drink", 1): 1, "spill": 2}


def test_attempts_of_a_poisoned_event_become_rare_but_never_end(db, clock, heard):
    @on(TeaWasMade)
    def spill(event):
        heard["spill"] += 1
        message = "hot"
        raise ValueError(message)

    make_tea(1)
    for _ in range(24 * 60):
        outbox.deliver_pending()
        clock.shift(timedelta(minutes=1))

    assert 24 <= heard["spill"] <= 40


def test_the_clock_sweeps_what_no_nudge_delivered(db, heard, drinker):
    make_tea(1)

    assert outbox.deliver_pending() == 1
    assert outbox.deliver_pending() == 0
    assert heard == {("drink", 1): 1}


def test_a_row_whose_relay_was_killed_comes_up_again(db, clock, heard):
    @on(TeaWasMade)
    def die(event):
        heard["tries"] += 1
        if heard["tries"] == 1:
            raise KeyboardInterrupt

    make_tea(1)
    with pytest.raises(KeyboardInterrupt):
        outbox.deliver_pending()
    assert outbox.deliver_pending() == 0, "it is still claimed"

    clock.shift(outbox.CLAIMED_FOR)
    assert outbox.deliver_pending() == 1
    assert heard["tries"] == 2


def test_events_come_in_the_order_of_their_facts_and_in_one_sweep_however_many(
    db, heard, drinker, monkeypatch
):
    monkeypatch.setattr(outbox, "BATCH_SIZE", 3)
    order = []

    @on(TeaWasMade)
    def remember(event):
        order.extend(event.cups)

    for cup in range(10):
        make_tea(cup)

    assert outbox.deliver_pending() == 10
    assert order == list(range(10))


def test_an_event_that_a_handler_publishes_is_delivered_too(transactional_db, heard, drinker):
    @on(TeaWasMade)
    def make_more(event):
        if event.cups == [1]:
            make_tea(2)

    make_tea(1)

    assert heard == {("drink", 1): 1, ("drink", 2): 1}


def test_relays_that_run_at_the_same_time_deliver_each_event_once(transactional_db, heard, drinker):
    with transaction.atomic():
        OutboxEvent.objects.bulk_create(
            OutboxEvent(name=TeaWasMade.name, payload={"cups": [cup]}) for cup in range(30)
        )
    start = threading.Barrier(4)

    def relay():
        start.wait()
        outbox.deliver_pending()
        connections.close_all()

    relays = [threading.Thread(target=relay) for _ in range(4)]
    for thread in relays:
        thread.start()
    for thread in relays:
        thread.join()

    assert heard == {("drink", cup): 1 for cup in range(30)}


def test_an_event_nobody_handles_any_more_counts_as_delivered(db):
    OutboxEvent.objects.create(name="gone.Event", payload={"anything": 1})

    assert outbox.deliver_pending() == 1


def test_delivered_rows_are_forgotten_after_a_week_and_waiting_ones_never(
    db, clock, heard, drinker
):
    make_tea(1)
    outbox.deliver_pending()
    make_tea(2)
    clock.shift(timedelta(days=8))

    assert outbox.forget_delivered() == 1
    assert OutboxEvent.objects.get().payload == {"cups": [2]}


def test_with_a_broker_that_is_away_the_write_stands_and_nobody_waits(
    transactional_db, heard, drinker, settings, monkeypatch
):
    sent = Counter()

    def refuse(*args, **kwargs):
        sent["tries"] += 1
        raise ConnectionRefusedError

    settings.CELERY_TASK_ALWAYS_EAGER = False
    monkeypatch.setattr(outbox.current_app, "send_task", refuse)
    monkeypatch.setitem(outbox._broker, "rests until", 0.0)
    make_tea(1)
    make_tea(2)

    assert sent["tries"] == 1, "after a failure the broker is left alone for some seconds"
    assert connection.in_atomic_block is False
    assert outbox.deliver_pending() == 2
