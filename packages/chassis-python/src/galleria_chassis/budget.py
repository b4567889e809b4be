"""The patience of whoever asked first. Each hop passes on what is left, so no two clocks need agree."""

from __future__ import annotations

from galleria_chassis.ports import Clock


class Budget:
    """Starts with so many milliseconds, now."""

    __slots__ = ("_clock", "_deadline_ms")

    def __init__(self, clock: Clock, total_ms: float) -> None:
        self._clock = clock
        self._deadline_ms = clock.monotonic_ms() + total_ms

    def remaining_ms(self) -> float:
        """Milliseconds left; never negative."""
        return max(0.0, self._deadline_ms - self._clock.monotonic_ms())
