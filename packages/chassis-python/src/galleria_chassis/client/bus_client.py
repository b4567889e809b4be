"""Asks another context over the bus."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from galleria_chassis.answer import Answer, Done, Refusal
from galleria_chassis.authority.mint import Mint
from galleria_chassis.breaker.breaker import Verdict
from galleria_chassis.breaker.guard import Guard, GuardMetrics
from galleria_chassis.breaker.retry_budget import RetryBudget
from galleria_chassis.bus.bus import Bus, BusError, BusMessage
from galleria_chassis.call import Call
from galleria_chassis.client.client import Fallback
from galleria_chassis.client.client_metrics import ClientMetrics
from galleria_chassis.contract import Contract, Endpoint, OpenAccess
from galleria_chassis.json_text import JsonObject, from_json, to_json
from galleria_chassis.outage import Outage, OutageKind
from galleria_chassis.ports import World
from galleria_chassis.problem import least_outage, read_problem
from galleria_chassis.telemetry.tracing import TraceHandle

_most_tries: Final = 3
_least_retry_ms: Final = 50
"""Shorter than this, a retry would only be refused for its budget."""
_kinds: Final[dict[str, OutageKind]] = {"overloaded": "overloaded", "deadline-exceeded": "timeout"}
"""A neighbour that could not answer because of its own neighbour has failed; only one that says so is overloaded."""


@dataclass(frozen=True, slots=True)
class ClientParts:
    """What a client needs of the process it lives in."""

    bus: Bus
    world: World
    metrics: ClientMetrics
    guard_metrics: GuardMetrics
    mint: Mint | None
    """Says in whose name is asked. Without it only what is open to everybody can be asked."""
    on_guard: Callable[[Guard], None]
    """Called with each endpoint's guard, so that the process can show it."""


class BusClient:
    """See :class:`~galleria_chassis.client.client.Client`."""

    def __init__(self, contract: Contract, parts: ClientParts) -> None:
        self._askers = {key: _Asker(contract.context, endpoint, parts) for key, endpoint in contract.endpoints.items()}

    async def ask(
        self,
        endpoint: str,
        request: JsonObject,
        call: Call,
        *,
        timeout_ms: float | None = None,
        fallback: Fallback | None = None,
    ) -> Answer:
        return await self._askers[endpoint].ask(request, call, timeout_ms, fallback)


class _Asker:
    def __init__(self, context: str, endpoint: Endpoint, parts: ClientParts) -> None:
        self._target = f"{context}.{endpoint.key}"
        self._context = context
        self._endpoint = endpoint
        self._parts = parts
        self._guard = Guard(self._target, parts.guard_metrics, parts.world)
        self._retries = RetryBudget(parts.world.clock)
        parts.on_guard(self._guard)

    async def ask(self, request: JsonObject, call: Call, timeout_ms: float | None, fallback: Fallback | None) -> Answer:
        if fallback and not self._endpoint.idempotent:
            raise TypeError(f"{self._target} changes things: its outage must be told, not covered")
        metrics, clock = self._parts.metrics, self._parts.world.clock
        start_ms = clock.monotonic_ms()
        attributes = {"rpc.system.name": "nats", "rpc.method": self._target}
        span = call.trace.child(self._target, "client", attributes)
        try:
            answer = await self._retrying(to_json(request), call, timeout_ms, span)
        except Exception as error:
            outage = error if isinstance(error, Outage) else None
            kind = outage.kind if outage else "bug"
            span.fail(kind, str(error))
            span.set("galleria.breaker.state", self._guard.state)
            metrics.ended(self._target, "failed", kind, clock.monotonic_ms() - start_ms)
            if outage is None or fallback is None:
                raise
            span.set("galleria.fallback", value=True)
            metrics.fell_back(self._target)
            return await fallback(outage)
        else:
            if isinstance(answer, Refusal):
                span.set("galleria.problem.code", answer.problem.code)
            outcome = "refused" if isinstance(answer, Refusal) else "answered"
            metrics.ended(self._target, outcome, "", clock.monotonic_ms() - start_ms)
            return answer
        finally:
            span.end()

    async def _retrying(self, body: bytes, call: Call, timeout_ms: float | None, span: TraceHandle) -> Answer:
        """Repeats an idempotent ask that found nobody; what may have been heard but not answered is the caller's to
        repeat.
        """
        self._retries.spend()
        tries = 0
        while True:
            tries += 1
            try:
                return await self._attempt(body, call, timeout_ms, span)
            except Outage as outage:
                found_nobody = outage.kind in ("no-responders", "disconnected")
                may_repeat = self._endpoint.idempotent and found_nobody and tries < _most_tries
                if not may_repeat or call.budget.remaining_ms() < _least_retry_ms or not self._retries.take():
                    raise
                await asyncio.sleep(self._parts.world.random.fraction() * _least_retry_ms * tries / 1000)

    async def _attempt(self, body: bytes, call: Call, timeout_ms: float | None, span: TraceHandle) -> Answer:
        longest = self._endpoint.timeout_ms
        left = int(min(longest, timeout_ms if timeout_ms is not None else longest, call.budget.remaining_ms()))
        if left < 1:
            raise Outage("budget-spent", self._target)
        headers = self._headers(call, span, left)

        async def asked() -> Answer:
            try:
                reply = await self._parts.bus.ask(self._endpoint.subject, body, headers, left)
            except BusError as error:
                raise Outage(error.fault, self._target) from error
            return self._answer(reply)

        return await self._guard.run(asked, _judge)

    def _headers(self, call: Call, span: TraceHandle, timeout_ms: int) -> dict[str, str]:
        headers = {"traceparent": span.traceparent, "timeout-ms": str(timeout_ms), "priority": call.priority}
        if self._parts.mint and not isinstance(self._endpoint.access, OpenAccess):
            headers["authorization"] = f"Bearer {self._parts.mint.token(self._context, call.caller)}"
        if call.idempotency_key is not None:
            headers["idempotency-key"] = call.idempotency_key
        return headers

    def _answer(self, reply: BusMessage) -> Answer:
        """Below 500 a problem is an answer; from 500 on it is an outage."""
        status = reply.header("Nats-Service-Error-Code")
        if status is None:
            return Done(from_json(reply.body))
        code = reply.header("Nats-Service-Error") or ""
        if not status.isdecimal() or int(status) >= least_outage:
            raise Outage(_kinds.get(code, "failed"), self._target) from RuntimeError(code)
        return Refusal(read_problem(from_json(reply.body)))


def _judge(answer: Answer) -> Verdict:
    return "success" if isinstance(answer, Done) else "neutral"
