"""Pulling a durable consumer's messages (JetStream pull consumers), a few at a time."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg

from galleria_chassis.bus.bus import BusMessage
from galleria_chassis.bus.drained import drained
from galleria_chassis.json_text import from_json, to_json

Info = Callable[[str], Awaitable[BusMessage]]
"""Asks the broker's own interface."""

most_waiting: Final = 16
"""Few, since each waits for those before it, and all of them are this process's for as long."""
_pull_s: Final = 30
_heartbeat_s: Final = 5
_silence_s: Final = 3 * _heartbeat_s
_farewell_s: Final = 2.0


class ConsumerGoneError(Exception):
    """The durable is not there."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message, and which durable it came from."""

    message: Msg
    born: str


class Pull:
    """One opening of a durable. It ends when the broker says so, or says nothing for too long; then open another."""

    def __init__(self, client: Client, stream: str, durable: str, on_arrival: Callable[[Arrival], None]) -> None:
        self._client = client
        self._name = f"{stream}.{durable}"
        self._on_arrival = on_arrival
        self._inbox = client.new_inbox()
        self._missing = 0
        self._heard_at = 0.0
        self.born: str = ""
        """When the durable was made: one that was made anew under the same name is another, and numbers its deliveries
        anew.
        """
        self.ended: Final = asyncio.Event()
        self.reason: str | None = None

    async def open(self, info: Info) -> None:
        """Begins to pull. Raises :class:`ConsumerGoneError`."""
        reply = await info(f"$JS.API.CONSUMER.INFO.{self._name}")
        created = from_json(reply.body).get("created")
        if created is None:
            raise ConsumerGoneError(f"{self._name} is not there")
        self.born = created
        self._heard_at = asyncio.get_running_loop().time()
        self._subscription = await self._client.subscribe(self._inbox, cb=self._arrived)
        await self.go_on(waiting=0)

    async def go_on(self, waiting: int) -> None:
        """Asks for more, as soon as what was asked for has come and half of it is done."""
        wanted = most_waiting - waiting
        if self._missing > 0 or wanted < most_waiting / 2 or self.ended.is_set():
            return
        self._missing = wanted
        request = {"batch": wanted, "expires": _pull_s * 10**9, "idle_heartbeat": _heartbeat_s * 10**9}
        await self._client.publish(f"$JS.API.CONSUMER.MSG.NEXT.{self._name}", to_json(request), reply=self._inbox)

    def is_silent(self) -> bool:
        """Whether the broker has said nothing for longer than it promised, though it was asked."""
        return self._missing > 0 and asyncio.get_running_loop().time() - self._heard_at > _silence_s

    def end(self, reason: str | None = None) -> None:
        """Takes nothing more."""
        self.reason = reason
        self.ended.set()

    async def close(self) -> None:
        """Leaves, after what is on its way has come: it would be missed until the broker lost patience."""
        leaving = asyncio.ensure_future(drained(self._subscription))
        await asyncio.wait([leaving], timeout=_farewell_s)
        if not leaving.cancel():
            # A connection that is lost meanwhile has left by itself.
            leaving.exception()
        self.end()

    async def forget(self) -> None:
        """Leaves without waiting for what is on its way."""
        with contextlib.suppress(nats.errors.Error):
            await self._subscription.unsubscribe()

    async def _arrived(self, message: Msg) -> None:
        if self.ended.is_set():
            return
        self._heard_at = asyncio.get_running_loop().time()
        headers = message.headers or {}
        status = None if message.data else headers.get("Status")
        if status is None:
            self._missing -= 1
            self._on_arrival(Arrival(message, self.born))
        elif status in ("404", "408"):
            # The pull has expired; there was no more to be had.
            self._missing = 0
            await self.go_on(waiting=0)
        elif status != "100":
            self.end(f"{status} {headers.get('Description', '')}".strip())
