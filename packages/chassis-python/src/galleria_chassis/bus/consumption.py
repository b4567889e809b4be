"""A durable consumer at work."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

from nats.aio.client import Client

from galleria_chassis.bus.bus import BusDelivery, BusError, ack_wait_ms
from galleria_chassis.bus.link import Link
from galleria_chassis.bus.pull import Arrival, ConsumerGoneError, Info, Pull
from galleria_chassis.tasks import wait_at_most
from galleria_chassis.telemetry.logger import Logger

_longest_wait_s: Final = 5.0
_keep_alive_s: Final = ack_wait_ms / 3_000
Settle = Callable[[], Awaitable[None]]


class Consumption:
    """Takes a durable consumer's events one after the other. As long as one waits or is being handled the broker is
    told so: without that, an event behind slow ones would be delivered again, and in the end count as failed.

    When the connection is lost or the durable vanishes it is opened again, however long that takes. What an old durable
    delivered is not settled with one that was made anew: that would acknowledge another event, which nobody had
    handled.
    """

    def __init__(
        self,
        client: Client,
        link: Link,
        name: tuple[str, str],
        handle: Callable[[BusDelivery], Awaitable[None]],
        info: Info,
        log: Logger,
    ) -> None:
        self._client = client
        self._link = link
        self._stream, self._durable = name
        self._handle = handle
        self._info = info
        self._log = log
        self._waiting: deque[Arrival] = deque()
        self._current: Arrival | None = None
        self._unsettled: list[tuple[str, Settle]] = []
        self._pull: Pull | None = None
        """None while it is not known whether the durable is still the same."""
        self._moved = asyncio.Event()
        self._came_back = asyncio.Event()
        self._stopped = False
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begins. Raises :class:`ConsumerGoneError` when the durable is not there."""
        self._pull = await self._open()
        self._link.on_lost(self._lose)
        self._link.on_back(self._came_back.set)
        self._tasks = [asyncio.create_task(work()) for work in (self._work, self._tend, self._keep_alive)]

    async def stop(self) -> None:
        """Waits for the delivery in hand; those fetched and not begun go back at once, for another instance to take."""
        self._stopped = True
        self._moved.set()
        working, *others = self._tasks
        for one in others:
            one.cancel()
        if self._pull and self._link.is_up:
            await self._pull.close()
        returned, self._waiting = self._waiting, deque()
        if self._link.is_up:
            for arrival in returned:
                await arrival.message.nak()
        await working

    async def _open(self) -> Pull:
        pull = Pull(self._client, self._stream, self._durable, self._arrive)
        await pull.open(self._info)
        return pull

    def _arrive(self, arrival: Arrival) -> None:
        self._waiting.append(arrival)
        self._moved.set()

    def _lose(self) -> None:
        pull, self._pull = self._pull, None
        self._came_back.clear()
        if pull:
            pull.end()

    async def _work(self) -> None:
        while not self._stopped:
            if self._pull is None or not self._waiting:
                self._moved.clear()
                await self._moved.wait()
                continue
            self._current = self._waiting.popleft()
            try:
                await self._handle(self._delivered(self._current))
                if self._pull:
                    await self._pull.go_on(len(self._waiting))
            except Exception as error:
                self._log.error(
                    "a delivery could not be settled and will come again", durable=self._durable, error=error
                )
            self._current = None

    async def _tend(self) -> None:
        """Opens the durable again whenever it was lost."""
        while True:
            pull = self._pull
            if pull:
                await _ended(pull)
                if pull.reason:
                    self._log.warn("a consumer was closed by the broker", durable=self._durable, about=pull.reason)
                if self._pull is pull:
                    self._lose()
            await self._open_again()
            if pull:
                await pull.forget()

    async def _open_again(self) -> None:
        failures = 0
        while self._pull is None:
            try:
                if self._link.is_up:
                    self._pull = await self._open()
                    break
            except (ConsumerGoneError, BusError) as error:
                if failures == 0:
                    self._log.warn(
                        "a consumer is not there, and is tried again until it is", durable=self._durable, error=error
                    )
                failures += 1
            await self._pause(min(_longest_wait_s, 0.1 * 2**failures) if self._link.is_up else _longest_wait_s)
        if failures:
            self._log.info("a consumer is back", durable=self._durable, failures=failures)
        born = self._pull.born if self._pull else ""
        self._waiting = deque(arrival for arrival in self._waiting if arrival.born == born)
        unsettled, self._unsettled = self._unsettled, []
        for whose, settle in unsettled:
            if whose == born:
                await settle()
        self._moved.set()

    async def _pause(self, seconds: float) -> None:
        """Until then, or until the broker is back."""
        self._came_back.clear()
        await wait_at_most(self._came_back, seconds)

    async def _keep_alive(self) -> None:
        while True:
            await asyncio.sleep(_keep_alive_s)
            if self._pull is None:
                continue
            for arrival in [self._current, *self._waiting] if self._current else list(self._waiting):
                await arrival.message.in_progress()

    def _delivered(self, arrival: Arrival) -> BusDelivery:
        message = arrival.message
        metadata = message.metadata

        async def settle(act: Settle) -> None:
            if self._pull is None:
                self._unsettled.append((arrival.born, act))
            elif self._pull.born == arrival.born:
                await act()

        return BusDelivery(
            subject=message.subject,
            headers=message.headers or {},
            body=message.data,
            delivery=metadata.num_delivered,
            sequence=metadata.sequence.stream,
            acknowledge=lambda: settle(message.ack),
            later=lambda delay_ms: settle(lambda: message.nak(delay_ms / 1000)),
            give_up=lambda: settle(message.term),
        )


async def _ended(pull: Pull) -> None:
    """Waits until an opening ends, or the broker has said nothing for too long."""
    while not pull.ended.is_set() and not pull.is_silent():
        await wait_at_most(pull.ended, _longest_wait_s)
