"""The life of a process between its connection and its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from galleria_chassis.audit.audit_relay import AuditBacklog, heed_keeper
from galleria_chassis.audit.notebook import Notebook
from galleria_chassis.authority.admission import Authority
from galleria_chassis.bus.bus import Bus, BusRegistration
from galleria_chassis.call import Call
from galleria_chassis.json_text import JsonObject
from galleria_chassis.service.admin_server import AdminServer
from galleria_chassis.service.answering import AnsweringParts, create_endpoints
from galleria_chassis.service.chores import Chores
from galleria_chassis.service.drain import Drain, drain_within_ms
from galleria_chassis.service.health import Checks
from galleria_chassis.service.reacting import ReactingParts, start_reactions
from galleria_chassis.service.relay import OutboxBacklog
from galleria_chassis.service.sending import Sending
from galleria_chassis.service.server_metrics import ServerMetrics
from galleria_chassis.service.service import Service, ServiceParts

_chore_budget_ms: Final = 30_000


@dataclass(frozen=True, slots=True)
class LifecycleParts:
    """What is brought up and drained, and what that needs."""

    service: Service
    version: str
    bus: Bus
    admin: AdminServer
    authority: Authority
    notebook: Notebook
    own_call: Callable[[str, float], Call]


@dataclass(slots=True)
class _Running:
    """What has been brought up so far."""

    parts: ServiceParts = field(default_factory=ServiceParts)
    relay: Sending | None = None
    audit_relay: Sending | None = None
    chores: Chores | None = None


class Lifecycle:
    """A start may be overtaken by a stop at any moment: the stop waits for it, and a start that comes later does
    nothing.
    """

    def __init__(self, parts: LifecycleParts) -> None:
        self._parts = parts
        self._running = _Running()
        self._ready = False
        self._starting: asyncio.Task[None] | None = None
        self._stopping: asyncio.Task[None] | None = None
        self.over: Final = asyncio.Event()
        metrics = parts.service.metrics
        self._server_metrics = ServerMetrics(metrics)
        self._audit_pending = metrics.gauge(
            "galleria_audit_pending", "Entries of the audit written down and not yet sent."
        )

    async def start(self, parts: ServiceParts) -> None:
        """Brings everything up. Raises what kept it from coming up, after having drained."""
        self._running.parts = parts
        if self._stopping:
            return
        self._starting = asyncio.create_task(self._bring_up(parts))
        try:
            await asyncio.shield(self._starting)
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Drains. Safe to call twice."""
        self._stopping = self._stopping or asyncio.create_task(self._stop_in_order())
        await asyncio.shield(self._stopping)

    def is_ready(self) -> bool:
        """Whether it answers, and is not about to end."""
        return self._ready

    def checks(self) -> Checks:
        """What ``/health`` asks."""
        return {"bus": self._check_bus, **self._running.parts.checks}

    def details(self) -> JsonObject:
        """What ``/health`` tells besides."""
        return {name: tell() for name, tell in self._running.parts.details.items()}

    async def before_scrape(self) -> None:
        """Brings those metrics up to date that a store has to be asked for."""
        parts = self._running.parts
        if parts.audit and not self.over.is_set():
            self._audit_pending.set(await parts.audit.depth())
        if parts.outbox and not self.over.is_set():
            self._outbox_pending.set(await parts.outbox.depth())

    async def _bring_up(self, parts: ServiceParts) -> None:
        service, bus = self._parts.service, self._parts.bus
        log, tracing, metrics, world = service.log, service.tracing, service.metrics, service.world
        if parts.outbox:
            self._outbox_pending = metrics.gauge(
                "galleria_outbox_pending", "Events written down and not yet published."
            )
            self._running.relay = Sending(OutboxBacklog(parts.outbox, bus, tracing, metrics, log), bus, log)
        if parts.audit:
            self._parts.notebook.into(parts.audit.note)
            self._running.audit_relay = Sending(AuditBacklog(parts.audit, service.name, bus, log), bus, log)
            await heed_keeper(parts.audit, bus)
        answering = AnsweringParts(world, log, tracing, self._server_metrics, self._parts.authority)
        endpoints = create_endpoints(service.contract, parts.answers, answering)
        await start_reactions(parts.hears, ReactingParts(bus, world, log, tracing, metrics))
        await bus.register(
            BusRegistration(
                name=service.name,
                version=self._parts.version,
                description=f"Galleria {service.name}",
                metadata={
                    "language": "python",
                    "rank": service.contract.rank,
                    "instance": service.instance,
                    "admin": service.admin_url,
                },
                endpoints=endpoints,
            )
        )
        self._running.chores = Chores(parts.chores, lambda task: self._parts.own_call(task, _chore_budget_ms))
        self._ready = self._stopping is None
        log.info("open", admin=service.admin_url)

    async def _stop_in_order(self) -> None:
        """The store after all who use it; telemetry last, so that the end can still be seen."""
        self._ready = False
        service, bus, running = self._parts.service, self._parts.bus, self._running
        service.log.info("draining")
        drain = Drain(service.world.clock, drain_within_ms, service.log)
        await drain.step("start", self._started)
        await drain.step("work in hand", self._end_work)
        if running.relay:
            await drain.step("outbox", running.relay.stop)
        await drain.step("notebook", self._parts.notebook.close)
        if running.audit_relay:
            await drain.step("audit", running.audit_relay.stop)
        await drain.step("bus", bus.drain)
        await drain.step("store", running.parts.on_stop)
        await drain.step("telemetry", service.tracing.stop)
        self.over.set()
        await drain.step("admin", self._parts.admin.close)
        service.log.info("closed")

    async def _started(self) -> None:
        if self._starting:
            # Whoever started is told of a failure; here it only must be over.
            await asyncio.wait([self._starting])

    async def _end_work(self) -> None:
        chores = self._running.chores
        await asyncio.gather(self._parts.bus.leave(), *([chores.stop()] if chores else []))

    async def _check_bus(self) -> None:
        if not self._parts.bus.is_connected():
            raise ConnectionError("not connected")
