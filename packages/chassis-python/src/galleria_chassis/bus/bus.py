"""What the chassis needs of a message bus; NATS is one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

from galleria_chassis.json_text import JsonObject

max_deliveries: Final = 8
"""How often an event is delivered before it counts as failed for good."""
ack_wait_ms: Final = 30_000
"""For how long the broker waits for a delivery to be settled before it delivers again."""

BusHeaders = Mapping[str, str]
BusFault = Literal["no-responders", "timeout", "disconnected"]


class BusError(Exception):
    """The bus brought no reply."""

    def __init__(self, fault: BusFault) -> None:
        super().__init__(fault)
        self.fault: Final[BusFault] = fault


@dataclass(frozen=True, slots=True)
class BusMessage:
    """A message as it arrives."""

    subject: str
    headers: BusHeaders
    body: bytes

    def header(self, name: str) -> str | None:
        """A header's value; an empty one counts as missing."""
        return self.headers.get(name) or None


@dataclass(frozen=True, slots=True)
class BusDelivery(BusMessage):
    """An event of a stream, to be settled exactly once."""

    delivery: int
    """How often it has been delivered, this time included."""
    sequence: int
    """Its place in its stream."""
    acknowledge: Callable[[], Awaitable[None]]
    later: Callable[[float], Awaitable[None]]
    """Asks for it again, not before so many milliseconds."""
    give_up: Callable[[], Awaitable[None]]
    """Says that it must not come again."""


@dataclass(frozen=True, slots=True)
class BusAnswer:
    """Answers an ask: the reply, and headers when it is not plain success."""

    body: bytes
    headers: BusHeaders = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BusEndpoint:
    """One endpoint as it is registered. The handler must never raise."""

    name: str
    """Its name in the registry: letters, digits, hyphens."""
    subject: str
    metadata: BusHeaders
    handle: Callable[[BusMessage], Awaitable[BusAnswer]]
    statistics: Callable[[], JsonObject]
    """What ``$SRV.STATS`` tells of it besides."""


@dataclass(frozen=True, slots=True)
class BusRegistration:
    """How a process presents itself to the registry."""

    name: str
    version: str
    description: str
    metadata: BusHeaders
    endpoints: Sequence[BusEndpoint]


class Bus(Protocol):
    """Core request/reply for asks, a stream for events, a registry."""

    async def ask(self, subject: str, body: bytes, headers: BusHeaders, timeout_ms: float) -> BusMessage:
        """Asks and waits. Raises :class:`BusError`."""
        ...

    async def register(self, registration: BusRegistration) -> None:
        """Registers the process and begins to answer its endpoints."""
        ...

    async def publish(self, subject: str, body: bytes, headers: BusHeaders, message_id: str, timeout_ms: float) -> None:
        """Publishes an event; returns when a stream has stored it. Its id keeps it from being stored twice."""
        ...

    async def consume(self, stream: str, durable: str, handle: Callable[[BusDelivery], Awaitable[None]]) -> None:
        """Receives a durable consumer's events, one after the other, until this process leaves. ``handle`` settles
        each.
        """
        ...

    async def watch(self, subject: str, handle: Callable[[BusMessage], Awaitable[None]]) -> None:
        """Looks on at what is announced: hints that may be missed. What ``handle`` raises is logged."""
        ...

    async def stream_birth(self, stream: str) -> str:
        """When a stream was made, as the broker tells it. Another text means another stream, which holds nothing of the
        old.
        """
        ...

    def on_reconnect(self, listener: Callable[[], None]) -> None:
        """Calls back each time the broker has come back, who may have lost what it knew."""
        ...

    def is_connected(self) -> bool:
        """Whether the broker can be reached right now."""
        ...

    async def leave(self) -> None:
        """Leaves the registry and takes in nothing more; returns when what is in hand has been answered."""
        ...

    async def drain(self) -> None:
        """Leaves, sends what is buffered, closes. Safe to call twice."""
        ...
