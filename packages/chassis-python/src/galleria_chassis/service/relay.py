"""Publishes an outbox: in a batch several aggregates at once, each in its order (I-MSG-4)."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Final

from prometheus_client import Counter

from galleria_chassis.bus.bus import Bus, BusHeaders
from galleria_chassis.contract import event_subject
from galleria_chassis.faults.fail_points import fail_point
from galleria_chassis.service.provenance import schema_of, source_of
from galleria_chassis.store.outbox import Outbox, OutboxRow
from galleria_chassis.telemetry.logger import Logger
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.telemetry.tracing import Tracing

_at_once: Final = 16
"""Enough to hide the way to the broker and back; it stores one after the other anyway."""
_publish_ms: Final = 5_000


class OutboxBacklog:
    """See :class:`~galleria_chassis.service.sending.Backlog`. The event's id is the message id: a second try after a
    lost acknowledgement is not stored a second time.
    """

    called = "the outbox"
    batch_size = 100
    gather_s = 0.0

    def __init__(self, outbox: Outbox, bus: Bus, tracing: Tracing, metrics: Metrics, log: Logger) -> None:
        self.stream = outbox.contract.stream
        self._outbox = outbox
        self._bus = bus
        self._tracing = tracing
        self._log = log
        self._published: Counter = metrics.counter(
            "galleria_events_published_total", "Events stored by the broker.", ["event"]
        )

    def on_write(self, listener: Callable[[], None]) -> None:
        self._outbox.on_write(listener)

    async def meet(self, birth: str) -> None:
        if birth == await self._outbox.known_birth():
            return
        events = await self._outbox.republish_all()
        await self._outbox.remember_birth(birth)
        if events > 0:
            self._log.warn(
                "the stream is another than before, so everything is published again",
                stream=self.stream,
                events=events,
            )

    async def send_batch(self, is_vouched_for: Callable[[], bool]) -> int:
        lines: defaultdict[str, list[OutboxRow]] = defaultdict(list)
        for row in await self._outbox.waiting(self.batch_size):
            lines[row.aggregate_id].append(row)
        sent: list[int] = []
        left = deque(lines.values())

        async def work() -> None:
            # An event that fails holds back those of its own aggregate that come after it, and no others.
            while left:
                for row in left.popleft():
                    if not is_vouched_for():
                        return
                    await self._publish(row)
                    sent.append(row.sequence)

        results = await asyncio.gather(*(work() for _ in range(min(_at_once, len(lines)))), return_exceptions=True)
        if sent:
            fail_point("after-publish-before-mark")
            await self._outbox.mark_published(sent)
        for result in results:
            if isinstance(result, BaseException):
                raise result
        return len(sent)

    async def _publish(self, row: OutboxRow) -> None:
        context = self._outbox.contract.context
        name = f"evt.{context}.{row.event}"
        attributes = {
            "messaging.system": "nats",
            "messaging.operation.type": "send",
            "messaging.destination.name": name,
            "messaging.message.id": row.event_id,
        }
        trace = self._tracing.continued(row.traceparent, f"publish {name}", "producer", attributes)
        try:
            fail_point("after-commit-before-publish")
            await self._bus.publish(
                event_subject(context, row.event, row.aggregate_id),
                row.data.encode(),
                self._cloud_event(row, trace.traceparent),
                row.event_id,
                _publish_ms,
            )
            self._published.labels(row.event).inc()
        except Exception as error:
            trace.fail(type(error).__name__)
            raise
        finally:
            trace.end()

    def _cloud_event(self, row: OutboxRow, traceparent: str) -> BusHeaders:
        """CloudEvents 1.0 in the NATS protocol binding's binary mode."""
        contract = self._outbox.contract
        known = contract.events.get(row.event)
        type_ = known.type if known else row.event
        return {
            "ce-specversion": "1.0",
            "ce-id": row.event_id,
            "ce-source": source_of(contract.context),
            "ce-type": type_,
            "ce-subject": row.aggregate_id,
            "ce-time": row.time,
            "ce-dataschema": schema_of(contract.context, type_, row.version),
            "content-type": "application/json",
            "traceparent": traceparent,
        }
