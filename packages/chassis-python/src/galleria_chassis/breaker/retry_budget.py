"""Decides whether a failed ask may be repeated, so that retries never become a load of their own."""

from __future__ import annotations

from typing import Final

from galleria_chassis.ports import Clock

_window_ms: Final = 10_000
_share: Final = 0.1
_floor: Final = 3
"""So that a quiet client may retry at all."""


class RetryBudget:
    """At most a tenth of the calls of ten seconds, and three in any case (Envoy's and Google SRE's retry budgets)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began_ms = clock.monotonic_ms()
        self._calls = 0
        self._retries = 0

    def spend(self) -> None:
        """Counts a first try."""
        self._roll()
        self._calls += 1

    def take(self) -> bool:
        """Whether one more try is within the budget; when it is, it has been taken."""
        self._roll()
        if self._retries >= max(_floor, self._calls * _share):
            return False
        self._retries += 1
        return True

    def _roll(self) -> None:
        now = self._clock.monotonic_ms()
        if now - self._began_ms >= _window_ms:
            self._began_ms, self._calls, self._retries = now, 0, 0
