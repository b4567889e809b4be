import asyncio

import pytest

from galleria_chassis.bus.bus import BusHeaders
from galleria_chassis.call import Call
from galleria_chassis.contract import load_contract
from galleria_chassis.json_text import from_json, to_json
from galleria_chassis.reaction import EventHandler, HeardEvent, hear
from galleria_chassis.service.burial import Burial
from galleria_chassis.service.reacting import Reacting, ReactingParts
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.telemetry.otel_tracing import TracingOptions, create_tracing
from galleria_chassis.testkit.fakes import Lines, Settled, world
from galleria_chassis.testkit.memory_bus import MemoryBus

orders = load_contract("orders")
confirmed = orders.events["order.confirmed"]
subject = "evt.orders.order.confirmed.o-1"
attributes: BusHeaders = {
    "ce-id": "e-1",
    "ce-source": "/galleria/orders",
    "ce-type": "order-confirmed",
    "ce-subject": "o-1",
    "Nats-Msg-Id": "e-1",
}


class Learner:
    """A reaction to confirmed orders that fares as it is told."""

    def __init__(
        self,
        fails_with: Exception | None = None,
        *,
        handle: EventHandler | None = None,
        budget_ms: float = 20_000,
    ) -> None:
        self.heard: list[HeardEvent] = []
        self.bus = MemoryBus()
        self.lines = Lines()
        self._fails_with = fails_with
        metrics = Metrics("notes")
        used = world()
        tracing = create_tracing(TracingOptions("notes", "notes-1", "0", None), used.random, metrics)
        parts = ReactingParts(self.bus, used, self.lines.log, tracing, metrics)
        reaction = hear("notes-learn", orders, "order.confirmed", handle or self._handle)
        burial = Burial(self.bus, used.clock, metrics)
        self.reacting = Reacting(reaction, "ORDERS_EVENTS", burial, parts, budget_ms)

    async def _handle(self, event: HeardEvent, call: Call) -> None:
        self.heard.append(event)
        if self._fails_with:
            raise self._fails_with

    async def gets(
        self, headers: BusHeaders = attributes, body: bytes = to_json(confirmed.example), delivery: int = 1
    ) -> list[str]:
        """How the delivery was settled."""
        settled = Settled()
        await self.reacting.react(settled.delivery(subject, body, headers, delivery=delivery))
        return settled.as_


async def test_an_event_is_heard_with_its_attributes_and_acknowledged() -> None:
    learner = Learner()
    assert await learner.gets() == ["acknowledged"]
    [event] = learner.heard
    assert (event.id, event.subject, event.data) == ("e-1", "o-1", confirmed.example)


async def test_fields_that_are_not_known_yet_are_kept() -> None:
    learner = Learner()
    assert await learner.gets(body=to_json({**confirmed.example, "gift": True})) == ["acknowledged"]
    assert learner.heard[0].data["gift"] is True


@pytest.mark.parametrize(("delivery", "wait"), [(1, "later 200"), (3, "later 800"), (7, "later 12800")])
async def test_an_event_that_failed_comes_again_later_each_time(delivery: int, wait: str) -> None:
    learner = Learner(ValueError("the disk is full"))
    assert await learner.gets(delivery=delivery) == [wait]
    assert learner.bus.stored == []


async def test_the_last_delivery_becomes_a_dead_letter_that_says_why_and_keeps_the_event() -> None:
    learner = Learner(ValueError("no room for anna@example.org"))
    assert await learner.gets(delivery=8) == ["given up"]
    [letter] = learner.bus.stored
    assert (letter.subject, letter.message_id) == ("dead.notes-learn", "notes-learn:e-1")
    assert from_json(letter.body) == confirmed.example
    assert letter.headers["dead-reason"] == "ValueError: no room for …"
    assert letter.headers["dead-subject"] == subject
    assert letter.headers["ce-id"] == "e-1"
    assert "Nats-Msg-Id" not in letter.headers


@pytest.mark.parametrize(
    "changed",
    [{"ce-source": "/galleria/shipping"}, {"ce-type": "order-placed"}, {"ce-id": ""}, {"ce-subject": "o-2"}],
)
async def test_what_is_not_the_event_that_its_subject_says_is_not_heard(changed: BusHeaders) -> None:
    learner = Learner()
    assert await learner.gets({**attributes, **changed}) == ["given up"]
    assert learner.heard == []


async def test_data_that_cannot_be_read_is_given_up_at_once() -> None:
    learner = Learner()
    assert await learner.gets(body=b"{") == ["given up"]
    assert await learner.gets({**attributes, "ce-id": "e-2"}, to_json({"orderId": 7})) == ["given up"]
    reasons = [letter.headers["dead-reason"] for letter in learner.bus.stored]
    assert reasons[0] == "UnreadableEventError: the data does not keep to the schema (ValueError: not JSON)"
    assert "orderId" in reasons[1]


async def test_an_event_that_ends_the_process_each_time_is_not_tried_for_ever() -> None:
    learner = Learner()
    assert await learner.gets(delivery=9) == ["given up"]
    assert learner.heard == []


async def test_an_event_whose_letter_cannot_be_stored_is_not_lost() -> None:
    learner = Learner(ValueError("no"))
    learner.bus.away = True
    assert await learner.gets(delivery=8) == ["later 30000"]


async def test_a_handler_that_hangs_is_given_up() -> None:
    hangs = asyncio.Event()

    async def wait(event: HeardEvent, call: Call) -> None:
        await hangs.wait()

    learner = Learner(handle=wait, budget_ms=5)
    assert await learner.gets() == ["later 200"]
