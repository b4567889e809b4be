"""The steps in which a process comes to its end."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from galleria_chassis.budget import Budget
from galleria_chassis.ports import Clock
from galleria_chassis.telemetry.logger import Logger

drain_within_ms: Final = 9_000
"""How long a drain may take in all."""
_least_ms: Final = 500
"""A step gets at least this much, so that one that hangs does not take the telemetry of the end with it."""


class Drain:
    """Begins with so much time. What goes wrong is logged, and the next step has its turn."""

    def __init__(self, clock: Clock, total_ms: float, log: Logger) -> None:
        self._budget = Budget(clock, total_ms)
        self._log = log

    async def step(self, name: str, work: Callable[[], Awaitable[None]]) -> None:
        """Does one step. Never raises."""
        left_ms = max(_least_ms, self._budget.remaining_ms())
        try:
            await asyncio.wait_for(work(), left_ms / 1000)
        except TimeoutError:
            self._log.error("a step of the drain failed", step=name, error=f"not over within {left_ms:.0f} ms")
        except Exception as error:
            self._log.error("a step of the drain failed", step=name, error=error)
