"""Chores that come round until they are stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from galleria_chassis.call import Call
from galleria_chassis.service.service import Chore
from galleria_chassis.tasks import wait_at_most


class Chores:
    """The next round begins so long after the last has ended, so a slow one never overlaps itself."""

    def __init__(self, chores: Sequence[Chore], call_for: Callable[[str], Call]) -> None:
        self._call_for = call_for
        self._stopped = asyncio.Event()
        self._running = [asyncio.create_task(self._come_round(chore)) for chore in chores]

    async def stop(self) -> None:
        """Waits for those that are running."""
        self._stopped.set()
        await asyncio.gather(*self._running)

    async def _come_round(self, chore: Chore) -> None:
        while True:
            await wait_at_most(self._stopped, chore.every_ms / 1000)
            if self._stopped.is_set():
                return
            call = self._call_for(chore.name)
            try:
                await chore.run(call)
            except Exception as error:
                call.trace.fail(type(error).__name__, str(error))
                call.log.error("a chore failed and will be tried again", chore=chore.name, error=error)
            finally:
                call.trace.end()
