"""Sends a backlog, oldest first, one batch after the other, and begins anew with a stream that was lost (I-MSG-6)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final, Protocol

from galleria_chassis.bus.bus import Bus
from galleria_chassis.tasks import wait_at_most
from galleria_chassis.telemetry.logger import Logger

_idle_s: Final = 5.0
"""Also looks without being woken, for what an earlier process left behind or a lost broker kept back."""
_longest_wait_s: Final = 10.0


class Backlog(Protocol):
    """What is written down and has still to reach a stream: an outbox, or what a process knows for the audit."""

    stream: str
    called: str
    """What it is called in the log."""
    batch_size: int
    """The most that one batch takes."""
    gather_s: float
    """What is written within this time travels together."""

    def on_write(self, listener: Callable[[], None]) -> None:
        """Calls back after each write."""
        ...

    async def meet(self, birth: str) -> None:
        """Told the birth of the stream there is. One that is another than the one that was filled is given everything
        again.
        """
        ...

    async def send_batch(self, is_vouched_for: Callable[[], bool]) -> int:
        """Sends the oldest of what waits and says how much that was. What follows must not be in a new stream before
        what went into the old one, so it ends early when the stream is no longer vouched for.
        """
        ...


class Sending:
    """A backlog on its way."""

    def __init__(self, backlog: Backlog, bus: Bus, log: Logger) -> None:
        self._backlog = backlog
        self._bus = bus
        self._log = log
        self._written = asyncio.Event()
        self._hurry = asyncio.Event()
        """Cuts any wait short: the broker is back, or it is time to stop."""
        self._stopped = False
        self._vouched_for = False
        """Whether the stream is known to hold what was sent."""
        backlog.on_write(self._written.set)
        bus.on_reconnect(self._doubt)
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Sends what is written down already, if the broker takes it; the rest is sent at the next start."""
        self._stopped = True
        self._hurry.set()
        self._written.set()
        await self._running
        await self._send_rest()

    def _doubt(self) -> None:
        self._vouched_for = False
        self._hurry.set()
        self._written.set()

    async def _run(self) -> None:
        failures = 0
        while not self._stopped:
            self._written.clear()
            self._hurry.clear()
            try:
                sent = await self._send_once()
                failures = 0
            except Exception as error:
                failures += 1
                self._vouched_for = False
                self._log.warn(
                    f"{self._backlog.called} could not be sent and will be tried again",
                    error=error,
                    failures=failures,
                )
                # A broker that fails is not asked again at each write.
                await self._wait(self._hurry, min(_longest_wait_s, 0.1 * 2**failures))
                continue
            if sent == self._backlog.batch_size or not self._vouched_for:
                continue
            await self._wait(self._written, _idle_s)
            if self._backlog.gather_s:
                await self._wait(self._hurry, self._backlog.gather_s)

    async def _send_once(self) -> int:
        if not self._vouched_for:
            # Set first: a connection that is lost and found during the ask takes it back.
            self._vouched_for = True
            await self._backlog.meet(await self._bus.stream_birth(self._backlog.stream))
        return await self._backlog.send_batch(lambda: self._vouched_for)

    async def _send_rest(self) -> None:
        """What the last work in hand has written is sent now, rather than when the process comes back."""
        try:
            while self._bus.is_connected():
                if await self._send_once() == 0 and self._vouched_for:
                    return
        except Exception as error:
            self._log.warn(f"the rest of {self._backlog.called} will be sent at the next start", error=error)

    async def _wait(self, event: asyncio.Event, seconds: float) -> None:
        if not self._stopped:
            await wait_at_most(event, seconds)
