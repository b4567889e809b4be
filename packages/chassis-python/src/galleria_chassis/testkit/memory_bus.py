"""A bus in memory."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from galleria_chassis.bus.bus import BusDelivery, BusError, BusHeaders, BusMessage, BusRegistration


@dataclass(frozen=True, slots=True)
class Published:
    """An event as a stream stored it."""

    subject: str
    body: bytes
    headers: BusHeaders
    message_id: str


class MemoryBus:
    """See :class:`~galleria_chassis.bus.bus.Bus`. It can be away, and another than before."""

    def __init__(self) -> None:
        self.stored: list[Published] = []
        self.birth = "2026-01-15T10:00:00Z"
        self.away = False
        self.asked: list[tuple[str, bytes, BusHeaders]] = []
        self.answer: Callable[[str, bytes], BusMessage] = _nobody
        self._watching: list[Callable[[BusMessage], Awaitable[None]]] = []
        self._back: list[Callable[[], None]] = []

    async def ask(self, subject: str, body: bytes, headers: BusHeaders, timeout_ms: float) -> BusMessage:
        self._must_be_there()
        self.asked.append((subject, body, headers))
        return self.answer(subject, body)

    async def register(self, registration: BusRegistration) -> None:
        raise NotImplementedError

    async def publish(self, subject: str, body: bytes, headers: BusHeaders, message_id: str, timeout_ms: float) -> None:
        self._must_be_there()
        if all(one.message_id != message_id for one in self.stored):
            self.stored.append(Published(subject, body, headers, message_id))

    async def consume(self, stream: str, durable: str, handle: Callable[[BusDelivery], Awaitable[None]]) -> None:
        raise NotImplementedError

    async def watch(self, subject: str, handle: Callable[[BusMessage], Awaitable[None]]) -> None:
        self._watching.append(handle)

    async def tell(self, message: BusMessage) -> None:
        """Lets everybody who watches see a message."""
        for handle in self._watching:
            await handle(message)

    async def stream_birth(self, stream: str) -> str:
        self._must_be_there()
        return self.birth

    def on_reconnect(self, listener: Callable[[], None]) -> None:
        self._back.append(listener)

    def comes_back(self, birth: str | None = None) -> None:
        """The broker is there again; with ``birth``, it has lost what it had stored."""
        if birth:
            self.birth = birth
            self.stored.clear()
        self.away = False
        for listener in self._back:
            listener()

    def is_connected(self) -> bool:
        return not self.away

    async def leave(self) -> None:
        """There is nothing in hand."""

    async def drain(self) -> None:
        """There is nothing buffered."""

    def _must_be_there(self) -> None:
        if self.away:
            raise BusError("disconnected")


def _nobody(subject: str, body: bytes) -> BusMessage:
    raise BusError("no-responders")
