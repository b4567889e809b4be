"""Bounds what one dependency may take of its caller: a bulkhead outside, a breaker inside."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from galleria_chassis.breaker.breaker import Breaker, BreakerOpenError, BreakerSettings, BreakerState, Verdict
from galleria_chassis.json_text import JsonObject
from galleria_chassis.outage import Outage
from galleria_chassis.ports import World
from galleria_chassis.telemetry.metrics import Metrics

T = TypeVar("T")
_default_capacity: Final = 64
_numbers: Final[dict[BreakerState, int]] = {"closed": 0, "half-open": 1, "open": 2}


class GuardMetrics:
    """The metrics that all guards of a process share; once a process."""

    def __init__(self, metrics: Metrics) -> None:
        self._state = metrics.gauge("galleria_breaker_state", "0 closed, 1 half-open, 2 open.", ["target"])
        self._changes = metrics.counter(
            "galleria_breaker_changes_total", "How often a breaker came into a state.", ["target", "state"]
        )
        self._rejections = metrics.counter(
            "galleria_guard_rejections_total", "Calls that were not made, by what stood in the way.", ["target", "by"]
        )

    def added(self, target: str) -> None:
        """Shows the breaker as closed before anything has happened to it."""
        self._state.labels(target).set(_numbers["closed"])

    def changed(self, target: str, state: BreakerState) -> None:
        """A breaker came into a state."""
        self._state.labels(target).set(_numbers[state])
        self._changes.labels(target, state).inc()

    def rejected(self, target: str, by: str) -> None:
        """A call was not made."""
        self._rejections.labels(target, by).inc()


class Guard:
    """A guard for one dependency. Make it once, when the process starts."""

    def __init__(
        self,
        name: str,
        metrics: GuardMetrics,
        world: World,
        settings: BreakerSettings | None = None,
        capacity: int = _default_capacity,
    ) -> None:
        self._name = name
        self._metrics = metrics
        self._capacity = capacity
        self._active = 0
        self._breaker = Breaker(settings or BreakerSettings(), world, lambda state: metrics.changed(name, state))
        metrics.added(name)

    @property
    def state(self) -> BreakerState:
        """Where its breaker stands."""
        return self._breaker.state

    def report(self) -> JsonObject:
        """How things stand, for the admin port."""
        return {"name": self._name, "state": self.state, "active": self._active, "capacity": self._capacity}

    async def run(self, action: Callable[[], Awaitable[T]], judge: Callable[[T], Verdict]) -> T:
        """Runs an action that surely ends by itself, such as an ask with a timeout. Raises an :class:`Outage` when the
        breaker is open or the bulkhead is full; else what the action raised.
        """
        if self._active >= self._capacity:
            self._metrics.rejected(self._name, "bulkhead")
            raise Outage("bulkhead-full", self._name)
        try:
            tell = self._breaker.admit()
        except BreakerOpenError:
            self._metrics.rejected(self._name, "breaker")
            raise Outage("breaker-open", self._name) from None
        self._active += 1
        verdict: Verdict = "failure"
        try:
            result = await action()
            verdict = judge(result)
            return result
        finally:
            self._active -= 1
            tell(verdict)
