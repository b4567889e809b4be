"""Fakes at the chassis's ports."""

from __future__ import annotations

from collections.abc import Callable

from galleria_chassis.budget import Budget
from galleria_chassis.bus.bus import BusDelivery, BusHeaders
from galleria_chassis.call import Call
from galleria_chassis.caller import Caller
from galleria_chassis.json_text import JsonObject, from_json
from galleria_chassis.ports import SystemIds, SystemRandom, World
from galleria_chassis.telemetry.logger import Logger, create_logger
from galleria_chassis.telemetry.otel_tracing import UnsampledTrace
from galleria_chassis.telemetry.trace_context import TraceContext

trace_id = "0af7651916cd43dd8448eb211c80319c"


class ManualClock:
    """Time that passes when it is told to."""

    def __init__(self, now_ms: float = 1_768_471_200_000) -> None:
        self._now_ms = now_ms

    def now_ms(self) -> float:
        return self._now_ms

    def monotonic_ms(self) -> float:
        return self._now_ms

    def passes(self, ms: float) -> None:
        """Lets time pass."""
        self._now_ms += ms


class Lines:
    """A log that remembers its lines."""

    def __init__(self) -> None:
        self.lines: list[JsonObject] = []
        self.log: Logger = create_logger("notes", "notes-1", "debug", ManualClock(), self._take)

    def _take(self, line: bytes) -> None:
        self.lines.append(from_json(line))

    def messages(self) -> list[str]:
        """What was said."""
        return [line["message"] for line in self.lines]


def world(clock: ManualClock | None = None) -> World:
    """A world whose time is handed in, and whose chance is the machine's."""
    told, chance = clock or ManualClock(), SystemRandom()
    return World(told, chance, SystemIds(told, chance))


def call(
    caller: Caller | None = None,
    *,
    budget_ms: float = 1_000,
    clock: ManualClock | None = None,
    log: Logger | None = None,
) -> Call:
    """A call that nobody traces."""
    trace = UnsampledTrace(TraceContext(trace_id, "b7ad6b7169203331", sampled=False))
    return Call(trace, Budget(clock or ManualClock(), budget_ms), "normal", log or Lines().log, caller)


class Settled:
    """What became of a delivery."""

    def __init__(self) -> None:
        self.as_: list[str] = []

    def delivery(self, subject: str, body: bytes, headers: BusHeaders, *, delivery: int = 1) -> BusDelivery:
        """A delivery that tells how it was settled."""

        def settle(how: str) -> Callable[[], object]:
            return lambda: self.as_.append(how)

        async def acknowledge() -> None:
            settle("acknowledged")()

        async def later(delay_ms: float) -> None:
            settle(f"later {delay_ms:g}")()

        async def give_up() -> None:
            settle("given up")()

        return BusDelivery(subject, headers, body, delivery, 7, acknowledge, later, give_up)
