"""Dead letter channel (Hohpe and Woolf). A delivery ends only when the broker has stored its letter: nothing vanishes
(I-MSG-3).
"""

from __future__ import annotations

from typing import Final

from galleria_chassis.bus.bus import Bus, BusDelivery
from galleria_chassis.dead_letters.letter import (
    Death,
    dead_subject,
    letter_headers,
    letter_message_id,
    reason_of,
)
from galleria_chassis.ports import Clock, instant
from galleria_chassis.telemetry.logger import Logger
from galleria_chassis.telemetry.metrics import Metrics

_publish_ms: Final = 5_000
_again_ms: Final = 30_000


class Burial:
    """Makes deliveries dead letters, and ends them."""

    def __init__(self, bus: Bus, clock: Clock, metrics: Metrics) -> None:
        self._bus = bus
        self._clock = clock
        self._buried = metrics.counter(
            "galleria_dead_letters_total", "Events that a consumer failed on for good.", ["consumer"]
        )

    async def bury(
        self, delivery: BusDelivery, error: Exception, *, consumer: str, stream: str, trace_id: str, log: Logger
    ) -> bool:
        """False when no letter could be stored: then it will be delivered again."""
        death = Death(consumer, stream, reason_of(error), instant(self._clock.now_ms()), trace_id)
        message_id = letter_message_id(consumer, stream, delivery)
        try:
            await self._bus.publish(
                dead_subject(consumer), delivery.body, letter_headers(delivery, death), message_id, _publish_ms
            )
        except Exception as fault:
            log.error(
                "a dead letter could not be stored; its event will come again",
                error=error,
                fault=fault,
                delivery=delivery.delivery,
            )
            await delivery.later(_again_ms)
            return False
        self._buried.labels(consumer).inc()
        log.error("an event was given up", error=error, delivery=delivery.delivery)
        await delivery.give_up()
        return True
