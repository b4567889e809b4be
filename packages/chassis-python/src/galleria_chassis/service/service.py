"""A process of the platform, as its composition root sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from galleria_chassis.answer import Answer
from galleria_chassis.audit.trail import AuditTrail
from galleria_chassis.call import Call
from galleria_chassis.client.client import Client
from galleria_chassis.config.service_settings import ServiceSettings
from galleria_chassis.contract import Contract
from galleria_chassis.json_text import JsonObject
from galleria_chassis.ports import World
from galleria_chassis.reaction import Reaction
from galleria_chassis.store.outbox import Outbox
from galleria_chassis.telemetry.logger import Logger
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.telemetry.tracing import Tracing

Handler = Callable[[JsonObject, Call], Awaitable[Answer]]
"""Answers one endpoint. The request keeps to the contract's schema. A refusal is returned; an outage or a bug is
raised.
"""


@dataclass(frozen=True, slots=True)
class Chore:
    """Work that comes round again. Runs do not overlap; one that fails is logged and tried again the next time."""

    name: str
    every_ms: float
    run: Callable[[Call], Awaitable[None]]


async def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class ServiceParts:
    """What a composition root hands to :meth:`Service.start`."""

    answers: Mapping[str, Handler] = field(default_factory=dict)
    """One handler an endpoint of the contract; ``start`` raises ``ValueError`` when one is missing or too many."""
    hears: Sequence[Reaction] = ()
    """Events it reacts to."""
    outbox: Outbox | None = None
    """Publishes what was written down beside the state."""
    audit: AuditTrail | None = None
    """The audit's trail in its own store; a process with a store always has one."""
    checks: Mapping[str, Callable[[], Awaitable[None]]] = field(default_factory=dict)
    """What ``/health`` asks, by name; a check that raises, or takes over a second, makes the process not ready."""
    details: Mapping[str, Callable[[], object]] = field(default_factory=dict)
    """What ``/health`` tells besides, by name. However bad the news, it takes no process out of service."""
    chores: Sequence[Chore] = ()
    on_stop: Callable[[], Awaitable[None]] = _nothing
    """Closes what the composition root opened, after the last request has ended."""


class Service(Protocol):
    """Connected, observed, and not yet answering."""

    name: str
    instance: str
    """Tells replicas apart: ``recommendations-1``."""
    contract: Contract
    settings: ServiceSettings
    world: World
    log: Logger
    metrics: Metrics
    tracing: Tracing
    admin_url: str
    """Its admin port, as an address."""

    def client(self, contract: Contract) -> Client:
        """Asks another context. Make it once, when the process starts."""
        ...

    def own_call(self, name: str, budget_ms: float) -> Call:
        """A call of the service's own, for work that no request started. Whoever made it ends its trace."""
        ...

    async def start(self, parts: ServiceParts) -> None:
        """Begins to answer; from here on ``/health/ready`` says yes and SIGTERM drains."""
        ...

    async def run(self) -> None:
        """Waits until the process is told to stop and has drained."""
        ...

    async def stop(self) -> None:
        """Drains: no new work, running work ends, telemetry is sent. Safe to call twice."""
        ...
