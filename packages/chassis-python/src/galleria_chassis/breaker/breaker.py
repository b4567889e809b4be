"""A circuit breaker (Nygard, "Release It!") over a window of time. The libraries at hand count failures in a row, by
which one answer among a hundred failures keeps a breaker closed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from galleria_chassis.ports import World

BreakerState = Literal["closed", "open", "half-open"]
Verdict = Literal["success", "failure", "neutral"]
"""What one call says about the health of what was called. A refusal says nothing: it is ``neutral``."""
Tell = Callable[[Verdict], None]


@dataclass(frozen=True, slots=True)
class BreakerSettings:
    """When a breaker opens and how long it stays so. Opens after ten seconds in which half of at least twenty calls
    failed; probes after five, unless said otherwise.
    """

    volume_threshold: int = 20
    """Calls within the window below which it never opens."""
    error_threshold: float = 0.5
    """The share of failures from which it opens."""
    reset_ms: float = 5_000
    """Until a probe is let through; each breaker adds up to a fifth, so that they do not probe together."""
    window_ms: float = 10_000
    """The window in which calls are counted."""


class BreakerOpenError(Exception):
    """Raised instead of calling while the breaker is open."""


class Breaker:
    """Judges outcomes; the call itself runs outside."""

    def __init__(self, settings: BreakerSettings, world: World, on_change: Callable[[BreakerState], None]) -> None:
        self._settings: Final = settings
        self._clock = world.clock
        self._reset_ms = settings.reset_ms * (1 + world.random.fraction() / 5)
        self._on_change = on_change
        self._state: BreakerState = "closed"
        self._outcomes: deque[tuple[float, bool]] = deque()
        self._opened_at_ms = 0.0
        self._epoch = 0
        """Grows with each opening, so that an answer asked for before it is not taken for the probe's."""
        self._probing = False

    @property
    def state(self) -> BreakerState:
        """Where it stands."""
        if self._state == "open" and self._clock.monotonic_ms() - self._opened_at_ms >= self._reset_ms:
            self._probing = False
            self._enter("half-open")
        return self._state

    def admit(self) -> Tell:
        """Lets one call through and returns where its verdict is to be told, exactly once. Raises
        :class:`BreakerOpenError`.
        """
        state = self.state
        if state == "open" or (state == "half-open" and self._probing):
            raise BreakerOpenError
        begun = self._epoch
        if state == "half-open":
            self._probing = True
            return lambda verdict: self._decide(verdict, begun)
        return lambda verdict: self._feed(verdict, begun)

    def _decide(self, verdict: Verdict, begun: int) -> None:
        """One trial lasts until some call says something about health."""
        if begun != self._epoch or self._state != "half-open":
            return
        self._probing = False
        if verdict == "success":
            self._outcomes.clear()
            self._enter("closed")
        elif verdict == "failure":
            self._open()

    def _feed(self, verdict: Verdict, begun: int) -> None:
        if verdict == "neutral" or begun != self._epoch or self._state != "closed":
            return
        now = self._clock.monotonic_ms()
        self._outcomes.append((now, verdict == "failure"))
        while now - self._outcomes[0][0] > self._settings.window_ms:
            self._outcomes.popleft()
        failures = sum(failed for _, failed in self._outcomes)
        calls = len(self._outcomes)
        if calls >= self._settings.volume_threshold and failures / calls >= self._settings.error_threshold:
            self._open()

    def _open(self) -> None:
        self._epoch += 1
        self._outcomes.clear()
        self._opened_at_ms = self._clock.monotonic_ms()
        self._enter("open")

    def _enter(self, state: BreakerState) -> None:
        self._state = state
        self._on_change(state)
