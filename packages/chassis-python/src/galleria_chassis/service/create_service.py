"""Makes a process of the platform."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from galleria_chassis.answer import Answer
from galleria_chassis.audit.access_notes import AccessNotes
from galleria_chassis.audit.notebook import Notebook
from galleria_chassis.authority.admission import Authority, Verify
from galleria_chassis.authority.identity_keys import IdentityKeys
from galleria_chassis.authority.keyring import CallerKeyring
from galleria_chassis.authority.mint import open_mint
from galleria_chassis.authority.verify import Doubt, Verified, Verifier
from galleria_chassis.breaker.guard import Guard, GuardMetrics
from galleria_chassis.budget import Budget
from galleria_chassis.bus.nats_bus import open_nats_bus
from galleria_chassis.call import Call
from galleria_chassis.client.bus_client import BusClient, ClientParts
from galleria_chassis.client.client import Client
from galleria_chassis.client.client_metrics import ClientMetrics
from galleria_chassis.config.service_settings import ServiceSettings, read_service_settings
from galleria_chassis.contract import Contract, load_contract
from galleria_chassis.faults.fail_points import arm_from_data_dir
from galleria_chassis.ports import World, real_world
from galleria_chassis.service.admin_server import AdminParts, AdminServer
from galleria_chassis.service.lifecycle import Lifecycle, LifecycleParts
from galleria_chassis.service.service import Service, ServiceParts
from galleria_chassis.service.signals import stop_on_signals
from galleria_chassis.telemetry.library_lines import log_in_lines
from galleria_chassis.telemetry.logger import Logger, create_logger
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.telemetry.otel_tracing import TracingOptions, create_tracing

_version: Final = "0.1.0"
_identity_keys_budget_ms: Final = 1_500


async def create_service(
    *, name: str, env: Mapping[str, str], context: str | None = None, world: World | None = None
) -> Service:
    """Reads the environment, connects to the bus, opens the admin port. It answers nothing until :meth:`Service.start`.

    ``name`` is the process's name in the topology; ``context`` whose contract it answers, its name unless said
    otherwise. A process whose environment is ``os.environ`` also stops on SIGTERM and SIGINT. Raises ``SettingsError``
    when the environment is not complete, or another error when the bus cannot be reached.
    """
    settings = read_service_settings(env)
    arm_from_data_dir(env, settings.data_dir)
    instance = settings.instance or f"{name}-{os.getpid()}"
    used = world or real_world()
    log = create_logger(name, instance, settings.log_level, used.clock)
    contract = load_contract(context or name, settings.contracts_dir)
    service = _Process(name, instance, contract, settings, used, log)
    await service.open(stops_on_signals=env is os.environ)
    return service


class _Process:
    """See :class:`~galleria_chassis.service.service.Service`."""

    def __init__(
        self, name: str, instance: str, contract: Contract, settings: ServiceSettings, world: World, log: Logger
    ) -> None:
        self.name = name
        self.instance = instance
        self.contract = contract
        self.settings = settings
        self.world = world
        self.log = log
        self.metrics = Metrics(name)
        self.admin_url = ""
        options = TracingOptions(name, instance, _version, settings.otlp_endpoint)
        self.tracing = create_tracing(options, world.random, self.metrics)
        self._guards: list[Guard] = []

    async def open(self, *, stops_on_signals: bool) -> None:
        """Connects, and shows itself on the admin port."""
        if stops_on_signals:
            log_in_lines(self.log)
            stop_on_signals(self.log, self.stop)
        settings, world, log = self.settings, self.world, self.log
        bus = await open_nats_bus(self.name, settings, log)
        self._client_parts = ClientParts(
            bus=bus,
            world=world,
            metrics=ClientMetrics(self.metrics),
            guard_metrics=GuardMetrics(self.metrics),
            mint=open_mint(settings.caller_key_file, self.name, world),
            on_guard=self._guards.append,
        )
        notebook = Notebook(
            world.clock, lambda error: log.error("something could not be written into the audit", error=error)
        )
        admin = AdminServer(
            AdminParts(
                about={
                    "name": self.name,
                    "instance": self.instance,
                    "version": _version,
                    "rank": self.contract.rank,
                },
                clock=world.clock,
                log=log,
                metrics=self.metrics,
                checks=lambda: self._lifecycle.checks(),
                details=lambda: self._lifecycle.details(),
                is_ready=lambda: self._lifecycle.is_ready(),
                guards=lambda: [guard.report() for guard in self._guards],
                before_scrape=lambda: self._lifecycle.before_scrape(),
            )
        )
        authority = Authority(self._verifier(), AccessNotes(notebook))
        self._lifecycle = Lifecycle(LifecycleParts(self, _version, bus, admin, authority, notebook, self.own_call))
        self.admin_url = await admin.open(settings.host, settings.admin_port)

    def client(self, contract: Contract) -> Client:
        return BusClient(contract, self._client_parts)

    def own_call(self, name: str, budget_ms: float) -> Call:
        trace = self.tracing.background(name)
        return Call(trace, Budget(self.world.clock, budget_ms), "low", self.log.child(traceId=trace.trace_id))

    async def start(self, parts: ServiceParts) -> None:
        await self._lifecycle.start(parts)

    async def run(self) -> None:
        await self._lifecycle.over.wait()
        await self._lifecycle.stop()

    async def stop(self) -> None:
        await self._lifecycle.stop()

    def _verifier(self) -> Verify:
        """Raises an error when there is a file of callers' keys and it is no good."""
        file, clock = self.settings.caller_keys_file, self.world.clock
        if file is None:
            return _knows_nobody
        identity = self.client(load_contract("identity", self.settings.contracts_dir))

        async def ask_for_keys() -> Answer:
            call = self.own_call("learn-identity-keys", _identity_keys_budget_ms)
            try:
                return await identity.ask("key.list", {}, call)
            finally:
                call.trace.end()

        return Verifier(
            context=self.contract.context,
            issuer=self.settings.token_issuer,
            callers=CallerKeyring(Path(file), clock, self.log),
            identity_keys=IdentityKeys(ask_for_keys, clock, self.log),
            clock=clock,
        ).verify


async def _knows_nobody(token: str, /) -> Verified | Doubt:
    return Doubt("this process has no keys to tell callers by")
