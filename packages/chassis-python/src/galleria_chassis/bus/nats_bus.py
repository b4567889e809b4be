"""The bus over NATS: core request/reply for asks, JetStream for events, the Services API for the registry."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import nats.errors
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.nuid import NUID

from galleria_chassis.bus.bus import (
    BusDelivery,
    BusEndpoint,
    BusError,
    BusHeaders,
    BusMessage,
    BusRegistration,
)
from galleria_chassis.bus.connection import ConnectionOptions, connect
from galleria_chassis.bus.consumption import Consumption
from galleria_chassis.bus.drained import drained
from galleria_chassis.bus.link import Link
from galleria_chassis.bus.registry import Registration
from galleria_chassis.config.service_settings import ServiceSettings
from galleria_chassis.json_text import from_json
from galleria_chassis.tasks import Tasks
from galleria_chassis.telemetry.logger import Logger

_connect_within_s: Final = 10.0
_farewell_s: Final = 2.0
"""How long the broker may take over a part of the farewell."""
_info_ms: Final = 5_000
"""How long the broker may take to tell of a stream."""


async def open_nats_bus(name: str, settings: ServiceSettings, log: Logger) -> NatsBus:
    """Connects to the broker. Raises an error when it cannot be reached in time, refuses the key, or is too old."""
    link = Link()
    options = ConnectionOptions(
        url=settings.nats_url,
        name=name,
        seed_file=settings.nats_seed_file,
        tls=settings.nats_tls,
        connect_within_s=_connect_within_s,
        on_lost=link.lost,
        on_back=link.back,
    )
    return NatsBus(await connect(options, log), link, log)


class NatsBus:
    """See :class:`~galleria_chassis.bus.bus.Bus`."""

    def __init__(self, client: Client, link: Link, log: Logger) -> None:
        self._client = client
        self._link = link
        self._log = log
        self._watches: list[Subscription] = []
        self._answering: list[Subscription] = []
        self._consumptions: list[Consumption] = []
        self._asking: set[asyncio.Task[Msg]] = set()
        self._in_hand = Tasks()
        self._draining: asyncio.Task[None] | None = None
        link.on_lost(self._fail_all)

    async def ask(self, subject: str, body: bytes, headers: BusHeaders, timeout_ms: float) -> BusMessage:
        if not self.is_connected():
            raise BusError("disconnected")
        # A task of its own, since a lost connection ends it: no reply will come.
        asking = asyncio.create_task(
            self._client.request(subject, body, timeout=timeout_ms / 1000, headers=dict(headers))
        )
        self._asking.add(asking)
        try:
            return received(await asking)
        except nats.errors.NoRespondersError as error:
            raise BusError("no-responders") from error
        except (nats.errors.TimeoutError, TimeoutError) as error:
            raise BusError("timeout") from error
        except (nats.errors.ConnectionClosedError, nats.errors.ConnectionDrainingError) as error:
            raise BusError("disconnected") from error
        except asyncio.CancelledError:
            if self._link.is_up or not asking.cancelled():
                asking.cancel()
                raise
            raise BusError("disconnected") from None
        finally:
            self._asking.discard(asking)

    async def register(self, registration: BusRegistration) -> None:
        own = Registration(registration, NUID().next().decode())
        self._answering += await own.open(self._client, self._log)
        for endpoint in registration.endpoints:
            subscription = await self._client.subscribe(
                endpoint.subject, queue=registration.name, cb=self._answering_with(endpoint)
            )
            self._answering.append(subscription)
        # Only when the broker has answered does it know all of them; whoever asked earlier would find nobody.
        await self._client.flush()

    async def publish(self, subject: str, body: bytes, headers: BusHeaders, message_id: str, timeout_ms: float) -> None:
        reply = await self.ask(subject, body, {**headers, "Nats-Msg-Id": message_id}, timeout_ms)
        error = from_json(reply.body).get("error")
        if error:
            raise RuntimeError(f"{subject} was not stored: {error.get('description')}")

    async def consume(self, stream: str, durable: str, handle: Callable[[BusDelivery], Awaitable[None]]) -> None:
        consumption = Consumption(self._client, self._link, (stream, durable), handle, self._info, self._log)
        await consumption.start()
        self._consumptions.append(consumption)

    async def watch(self, subject: str, handle: Callable[[BusMessage], Awaitable[None]]) -> None:
        async def seen(message: Msg) -> None:
            try:
                await handle(received(message))
            except Exception as error:
                self._log.error("an onlooker failed", subject=subject, error=error)

        self._watches.append(await self._client.subscribe(subject, cb=seen))
        await self._client.flush()

    async def stream_birth(self, stream: str) -> str:
        reply = await self._info(f"$JS.API.STREAM.INFO.{stream}")
        info = from_json(reply.body)
        if "created" not in info:
            reason = info.get("error", {}).get("description", "no reason given")
            raise RuntimeError(f"nothing is known of {stream}: {reason}")
        return str(info["created"])

    def on_reconnect(self, listener: Callable[[], None]) -> None:
        self._link.on_back(listener)

    def is_connected(self) -> bool:
        return self._link.is_up and self._client.is_connected

    async def leave(self) -> None:
        watches, answering, consumptions = self._watches, self._answering, self._consumptions
        self._watches, self._answering, self._consumptions = [], [], []
        # What has arrived already is still answered: a drain hands it on before it ends.
        await self._confirmed(*(drained(one) for one in [*watches, *answering]))
        await asyncio.gather(*(one.stop() for one in consumptions), self._in_hand.none())

    async def drain(self) -> None:
        self._draining = self._draining or asyncio.create_task(self._drain())
        await asyncio.shield(self._draining)

    async def _info(self, subject: str) -> BusMessage:
        return await self.ask(subject, b"", {}, _info_ms)

    async def _drain(self) -> None:
        await self.leave()
        await self._confirmed(self._client.flush())
        if not self._client.is_closed:
            await self._client.close()

    def _answering_with(self, endpoint: BusEndpoint) -> Callable[[Msg], Awaitable[None]]:
        async def answer(message: Msg) -> None:
            try:
                answered = await endpoint.handle(received(message))
                await self._respond(message, answered.body, dict(answered.headers))
            except Exception as error:
                self._log.error("a reply could not be sent", subject=endpoint.subject, error=error)

        async def arrived(message: Msg) -> None:
            # The client hands over one message after the other: what takes long must not hold up the next.
            self._in_hand.begin(answer(message))

        return arrived

    async def _respond(self, message: Msg, body: bytes, headers: dict[str, str]) -> None:
        """A reply that is too long for the broker must not leave its asker waiting."""
        if not message.reply:
            return
        try:
            await self._client.publish(message.reply, body, headers=headers or None)
        except nats.errors.MaxPayloadError:
            lean = {"Nats-Service-Error": "internal", "Nats-Service-Error-Code": "500"}
            await self._client.publish(message.reply, b"", headers=lean)
            raise

    def _fail_all(self) -> None:
        for asking in list(self._asking):
            asking.cancel()

    async def _confirmed(self, *farewells: Awaitable[None]) -> None:
        """A broker that is away confirms nothing, and one that hangs must not keep a process from ending."""
        gathered = asyncio.gather(*farewells)
        try:
            await asyncio.wait_for(gathered, _farewell_s if self.is_connected() else 0)
        except (TimeoutError, nats.errors.Error, OSError) as error:
            if self.is_connected():
                self._log.warn("the broker did not confirm the farewell", error=error)


def received(message: Msg) -> BusMessage:
    """A message as the bus hands it on."""
    return BusMessage(message.subject, message.headers or {}, message.data)
