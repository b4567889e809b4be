"""Two durable consumers for each reaction: one for the events, one for dead letters that somebody replays. A handler
that raises gets its event again, later each time; an event that fails for good becomes a dead letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from galleria_chassis.budget import Budget
from galleria_chassis.bus.bus import Bus, BusDelivery, max_deliveries
from galleria_chassis.call import Call
from galleria_chassis.dead_letters.letter import replay_durable, replay_stream
from galleria_chassis.faults.fail_points import fail_point
from galleria_chassis.in_budget import in_budget
from galleria_chassis.ports import World
from galleria_chassis.reaction import HeardEvent, Reaction
from galleria_chassis.schema import Schema
from galleria_chassis.service.burial import Burial
from galleria_chassis.service.provenance import misfit
from galleria_chassis.service.request_text import read_request_text
from galleria_chassis.telemetry.logger import Logger
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.telemetry.tracing import Tracing

_budget_ms: Final = 20_000
"""Within the broker's own patience, so that an event is not handled twice at once."""
_longest_wait_ms: Final = 30_000
_most_named: Final = 3


@dataclass(frozen=True, slots=True)
class ReactingParts:
    """What reacting needs of the process."""

    bus: Bus
    world: World
    log: Logger
    tracing: Tracing
    metrics: Metrics


class UnreadableEventError(Exception):
    """An event that no later delivery will make readable."""


class NeverSettledError(Exception):
    """An event whose deliveries all ended before they were settled, as when it ends the process each time."""


async def start_reactions(reactions: Sequence[Reaction], parts: ReactingParts) -> None:
    """Starts them all."""
    if not reactions:
        return
    processed = parts.metrics.counter(
        "galleria_events_processed_total", "Deliveries of events, by what became of them.", ["consumer", "outcome"]
    )
    burial = Burial(parts.bus, parts.world.clock, parts.metrics)

    async def hear(reaction: Reaction, stream: str, durable: str) -> None:
        reacting = Reacting(reaction, stream, burial, parts)

        async def handle(delivery: BusDelivery) -> None:
            processed.labels(reaction.durable, await reacting.react(delivery)).inc()

        await parts.bus.consume(stream, durable, handle)

    for reaction in reactions:
        await hear(reaction, reaction.contract.stream, reaction.durable)
        await hear(reaction, replay_stream, replay_durable(reaction.durable))


class Reacting:
    """One reaction, by one of its durables."""

    def __init__(
        self, reaction: Reaction, stream: str, burial: Burial, parts: ReactingParts, budget_ms: float = _budget_ms
    ) -> None:
        self._reaction = reaction
        self._stream = stream
        self._burial = burial
        self._parts = parts
        self._budget_ms = budget_ms
        self._schema = Schema(reaction.contract.events[reaction.event].data)

    async def react(self, delivery: BusDelivery) -> str:
        """What became of it: done, later or given-up."""
        parts, reaction = self._parts, self._reaction
        subject = f"evt.{reaction.contract.context}.{reaction.event}"
        attributes = {
            "messaging.system": "nats",
            "messaging.operation.type": "process",
            "messaging.destination.name": subject,
            "messaging.consumer.group.name": reaction.durable,
        }
        trace = parts.tracing.continued(delivery.header("traceparent"), f"process {subject}", "consumer", attributes)
        log = parts.log.child(traceId=trace.trace_id, consumer=reaction.durable, eventId=delivery.header("ce-id"))
        call = Call(trace, Budget(parts.world.clock, self._budget_ms), "normal", log)
        try:
            if delivery.delivery > max_deliveries:
                raise NeverSettledError(f"delivered {max_deliveries} times and never settled")
            await in_budget(
                reaction.handle(self._read(delivery), call),
                call.budget,
                reaction.durable,
                lambda error: log.error("an event failed after it had been given up", error=error),
            )
            fail_point("after-effect-before-ack")
            await delivery.acknowledge()
        except Exception as error:
            trace.fail(type(error).__name__, str(error))
            return await self._failed(delivery, error, call)
        else:
            return "done"
        finally:
            trace.end()

    async def _failed(self, delivery: BusDelivery, error: Exception, call: Call) -> str:
        # The chassis counts, and not the broker: that one would leave off without a word to anybody.
        if isinstance(error, UnreadableEventError) or delivery.delivery >= max_deliveries:
            buried = await self._burial.bury(
                delivery,
                error,
                consumer=self._reaction.durable,
                stream=self._stream,
                trace_id=call.trace.trace_id,
                log=call.log,
            )
            return "given-up" if buried else "later"
        call.log.warn("an event will come again", error=error, delivery=delivery.delivery)
        await delivery.later(min(_longest_wait_ms, 100 * 2**delivery.delivery))
        return "later"

    def _read(self, delivery: BusDelivery) -> HeardEvent:
        contract, event = self._reaction.contract, self._reaction.event
        wrong = misfit(delivery, contract, event)
        if wrong is not None:
            raise UnreadableEventError(f"this is no {event} of {contract.context}: {wrong}")
        try:
            data = read_request_text(delivery.body)
        except ValueError as error:
            raise UnreadableEventError("the data does not keep to the schema") from error
        errors = self._schema.errors(data)
        if errors:
            told = ", ".join(f"{one.field} {one.reason}" for one in errors[:_most_named])
            raise UnreadableEventError(f"the data does not keep to the schema: {told}")
        return HeardEvent(
            id=delivery.header("ce-id") or "",
            type=delivery.header("ce-type") or "",
            time=delivery.header("ce-time") or "",
            subject=delivery.header("ce-subject") or "",
            data=data,
            delivery=delivery.delivery,
        )
