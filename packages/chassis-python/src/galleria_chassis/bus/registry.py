"""The NATS Services API (ADR-32 of NATS): who a process is, what it answers, and how often it did.

The client's own module stops endpoints without answering what has arrived already, so a drain would lose asks.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from galleria_chassis.bus.bus import BusEndpoint, BusRegistration
from galleria_chassis.json_text import JsonObject, to_json
from galleria_chassis.telemetry.logger import Logger

_type: Final = "io.nats.micro.v1"


class Registration:
    """A process in the registry. ``id`` tells its instances apart."""

    def __init__(self, registration: BusRegistration, id: str) -> None:
        self._said = registration
        self._id = id
        self._started = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

    async def open(self, client: Client, log: Logger) -> list[Subscription]:
        """Begins to tell whoever asks."""
        told: dict[str, Callable[[], JsonObject]] = {"PING": self.ping, "INFO": self.info, "STATS": self.statistics}
        subscriptions = []
        for verb, tell in told.items():
            answer = _answering(tell, log)
            tails = ("", f".{self._said.name}", f".{self._said.name}.{self._id}")
            subscriptions += [await client.subscribe(f"$SRV.{verb}{tail}", cb=answer) for tail in tails]
        return subscriptions

    def ping(self) -> JsonObject:
        """That it is there."""
        return {"type": f"{_type}.ping_response", **self._identity()}

    def info(self) -> JsonObject:
        """What it answers."""
        endpoints = [
            {
                "name": endpoint.name,
                "subject": endpoint.subject,
                "queue_group": self._said.name,
                "metadata": dict(endpoint.metadata),
            }
            for endpoint in self._said.endpoints
        ]
        return {
            "type": f"{_type}.info_response",
            **self._identity(),
            "description": self._said.description,
            "endpoints": endpoints,
        }

    def statistics(self) -> JsonObject:
        """How often it answered, and how long that took."""
        endpoints = [self._statistics_of(endpoint) for endpoint in self._said.endpoints]
        return {
            "type": f"{_type}.stats_response",
            **self._identity(),
            "started": self._started,
            "endpoints": endpoints,
        }

    def _identity(self) -> JsonObject:
        said = self._said
        return {"name": said.name, "id": self._id, "version": said.version, "metadata": dict(said.metadata)}

    def _statistics_of(self, endpoint: BusEndpoint) -> JsonObject:
        data = endpoint.statistics()
        requests = data["answered"] + data["refused"] + data["failed"]
        spent_ns = int(data["totalMs"] * 1e6)
        return {
            "name": endpoint.name,
            "subject": endpoint.subject,
            "queue_group": self._said.name,
            "num_requests": requests,
            "num_errors": data["failed"],
            "last_error": "",
            "processing_time": spent_ns,
            "average_processing_time": spent_ns // requests if requests else 0,
            "data": data,
        }


def _answering(tell: Callable[[], JsonObject], log: Logger) -> Callable[[Msg], Awaitable[None]]:
    async def answer(message: Msg) -> None:
        try:
            await message.respond(to_json(tell()))
        except Exception as error:
            log.error("the registry could not be told", subject=message.subject, error=error)

    return answer
