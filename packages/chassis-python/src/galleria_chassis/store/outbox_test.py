from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from galleria_chassis.audit.trail import AuditTrail, audit_migration
from galleria_chassis.contract import load_contract
from galleria_chassis.json_text import from_json
from galleria_chassis.service.relay import OutboxBacklog
from galleria_chassis.service.sending import Sending
from galleria_chassis.store.database import Database
from galleria_chassis.store.inbox import inbox_migration, is_first_time
from galleria_chassis.store.open_store import open_store
from galleria_chassis.store.outbox import About, Outbox, outbox_migration, outbox_stream_migration
from galleria_chassis.store.store import Store
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.telemetry.otel_tracing import TracingOptions, create_tracing
from galleria_chassis.testkit.fakes import Lines, ManualClock, call, world
from galleria_chassis.testkit.memory_bus import MemoryBus

shipping = load_contract("shipping")
time = "2026-01-15T10:00:00.000Z"
data = shipping.events["parcel.dispatched"].example


@pytest_asyncio.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    migrations = [outbox_migration, inbox_migration, outbox_stream_migration, audit_migration]
    opened = await open_store(tmp_path / "shipping.sqlite", migrations)
    yield opened
    await opened.close()


def trail_in(store: Store) -> AuditTrail:
    return AuditTrail(store, writer="shipping", clock=ManualClock())


async def announce(store: Store, outbox: Outbox, *ids: str) -> None:
    def write(database: Database) -> None:
        for one in ids:
            aggregate, _, event = one.partition("/")
            outbox.write(database, "parcel.dispatched", aggregate, data, About(f"{aggregate}{event}", time, call()))

    await store.write(write)


def sending_to(bus: MemoryBus, outbox: Outbox, lines: Lines | None = None) -> Sending:
    metrics = Metrics("shipping")
    tracing = create_tracing(TracingOptions("shipping", "shipping-1", "0", None), world().random, metrics)
    log = (lines or Lines()).log
    return Sending(OutboxBacklog(outbox, bus, tracing, metrics, log), bus, log)


async def test_what_is_announced_stands_in_the_outbox_and_in_the_audit_or_in_neither(store: Store) -> None:
    trail = trail_in(store)
    outbox = Outbox(store, shipping, trail)
    await announce(store, outbox, "p-1/a", "p-1/b")
    assert [row.event_id for row in await outbox.waiting(10)] == ["p-1a", "p-1b"]
    assert [from_json(one.body)["event"] for one in await trail.waiting(10)] == ["p-1a", "p-1b"]
    with pytest.raises(ValueError, match="one token"):
        await announce(store, outbox, "p-1/c", "p.2/d")
    assert await outbox.depth() == 2
    assert await trail.depth() == 2


async def test_an_event_that_the_contract_does_not_know_is_not_written(store: Store) -> None:
    outbox = Outbox(store, shipping)
    with pytest.raises(KeyError):
        await store.write(lambda database: outbox.write(database, "parcel.eaten", "p-1", {}, About("e", time)))


async def test_events_are_published_once_in_order_with_the_attributes_of_cloudevents(store: Store) -> None:
    bus, outbox = MemoryBus(), Outbox(store, shipping)
    await announce(store, outbox, "p-1/a", "p-1/b", "p-2/a")
    sending = sending_to(bus, outbox)
    await sending.stop()
    assert await outbox.depth() == 0
    of_first = [one for one in bus.stored if one.subject == "evt.shipping.parcel.dispatched.p-1"]
    assert [one.message_id for one in of_first] == ["p-1a", "p-1b"]
    assert len(bus.stored) == 3
    headers = dict(of_first[0].headers)
    headers.pop("traceparent")
    assert headers == {
        "ce-specversion": "1.0",
        "ce-id": "p-1a",
        "ce-source": "/galleria/shipping",
        "ce-type": "parcel-dispatched",
        "ce-subject": "p-1",
        "ce-time": time,
        "ce-dataschema": f"/schemas/shipping/parcel-dispatched/{shipping.events['parcel.dispatched'].version}",
        "content-type": "application/json",
    }


async def test_a_broker_that_is_away_gets_what_was_written_when_it_is_back(store: Store) -> None:
    bus, outbox, lines = MemoryBus(), Outbox(store, shipping), Lines()
    bus.away = True
    await announce(store, outbox, "p-1/a")
    sending = sending_to(bus, outbox, lines)
    await sending.stop()
    assert await outbox.depth() == 1
    bus.comes_back()
    await sending_to(bus, outbox).stop()
    assert [one.message_id for one in bus.stored] == ["p-1a"]


async def test_a_stream_that_was_lost_is_filled_again(store: Store) -> None:
    bus, outbox, lines = MemoryBus(), Outbox(store, shipping), Lines()
    await announce(store, outbox, "p-1/a", "p-2/a")
    await sending_to(bus, outbox).stop()
    bus.comes_back(birth="2026-02-01T00:00:00Z")
    await sending_to(bus, outbox, lines).stop()
    assert sorted(one.message_id for one in bus.stored) == ["p-1a", "p-2a"]
    assert "the stream is another than before, so everything is published again" in lines.messages()


async def test_an_event_has_its_effect_once_for_each_consumer(store: Store) -> None:
    async def first_time(consumer: str) -> bool:
        return await store.write(lambda database: is_first_time(database, consumer, "e-1"))

    assert [await first_time(one) for one in ("plan", "plan", "count")] == [True, False, True]
