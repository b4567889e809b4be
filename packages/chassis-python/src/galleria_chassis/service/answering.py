"""The bus endpoints of a contract. Whatever a handler does, its caller gets an answer and the process lives on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from galleria_chassis.answer import Answer, Done, Refusal, refuse
from galleria_chassis.authority.admission import Admitted, Authority, admission_to
from galleria_chassis.bus.bus import BusAnswer, BusEndpoint, BusMessage
from galleria_chassis.call import Call, in_the_name_of
from galleria_chassis.contract import Contract, Endpoint
from galleria_chassis.faults.fail_points import fail_point
from galleria_chassis.in_budget import in_budget
from galleria_chassis.json_text import to_json
from galleria_chassis.outage import Outage, outage_behind
from galleria_chassis.ports import World
from galleria_chassis.problem import least_outage
from galleria_chassis.schema import Schema
from galleria_chassis.service.incoming import read_call, read_request
from galleria_chassis.service.server_metrics import EndpointMetrics, ServerMetrics
from galleria_chassis.service.service import Handler
from galleria_chassis.telemetry.logger import Logger
from galleria_chassis.telemetry.tracing import TraceHandle, Tracing


@dataclass(frozen=True, slots=True)
class AnsweringParts:
    """What answering needs of the process."""

    world: World
    log: Logger
    tracing: Tracing
    metrics: ServerMetrics
    authority: Authority


def create_endpoints(contract: Contract, answers: Mapping[str, Handler], parts: AnsweringParts) -> list[BusEndpoint]:
    """Raises ``ValueError`` when an endpoint has no handler, or a handler no endpoint."""
    odd = set(contract.endpoints) ^ set(answers)
    if odd:
        raise ValueError(f"{contract.context} and its handlers do not agree on {', '.join(sorted(odd))}")
    return [_endpoint(contract.context, endpoint, answers[key], parts) for key, endpoint in contract.endpoints.items()]


def _endpoint(context: str, endpoint: Endpoint, handler: Handler, parts: AnsweringParts) -> BusEndpoint:
    metrics = parts.metrics.endpoint(f"{context}.{endpoint.key}")
    return BusEndpoint(
        name=endpoint.key.replace(".", "-"),
        subject=endpoint.subject,
        metadata={"idempotent": str(endpoint.idempotent).lower()},
        handle=_Answering(context, endpoint, handler, metrics, parts).handle,
        statistics=metrics.statistics,
    )


class _Answering:
    def __init__(
        self, context: str, endpoint: Endpoint, handler: Handler, metrics: EndpointMetrics, parts: AnsweringParts
    ) -> None:
        self._method = f"{context}.{endpoint.key}"
        self._endpoint = endpoint
        self._handler = handler
        self._metrics = metrics
        self._parts = parts
        self._schema = Schema(endpoint.request)
        self._admission = admission_to(self._method, endpoint.access, parts.authority)

    async def handle(self, message: BusMessage) -> BusAnswer:
        parts = self._parts
        clock = parts.world.clock
        start_ms = clock.monotonic_ms()
        attributes = {"rpc.system.name": "nats", "rpc.method": self._method}
        trace = parts.tracing.continued(message.header("traceparent"), self._method, "server", attributes)
        call = read_call(message, self._endpoint, trace, parts.world, parts.log)
        try:
            outcome = await self._answer(message, call)
            answer = _on_the_wire(outcome)
            if isinstance(outcome, Refusal):
                self._told(outcome, call)
        except Exception as error:
            outcome = self._failed(error, call)
            answer = _on_the_wire(outcome)
        self._count(outcome, trace, clock.monotonic_ms() - start_ms)
        fail_point("after-commit-before-answer")
        return answer

    async def _answer(self, message: BusMessage, call: Call) -> Answer:
        if call.budget.remaining_ms() < 1:
            raise Outage("budget-spent", self._method)
        admitted = await self._admission.admit(message, call) if self._admission else None
        if isinstance(admitted, Refusal):
            return admitted
        request = read_request(message, self._endpoint, self._schema, call)
        if isinstance(request, Refusal):
            return request
        if self._admission and isinstance(admitted, Admitted):
            foreign = await self._admission.reaches(admitted, request.value, call)
            if foreign:
                return foreign
            call = in_the_name_of(admitted.verified.caller, call)
        return await in_budget(
            self._handler(request.value, call),
            call.budget,
            self._method,
            lambda error: call.log.error("an ask failed after it had been given up", method=self._method, error=error),
        )

    def _count(self, outcome: Answer, trace: TraceHandle, duration_ms: float) -> None:
        if isinstance(outcome, Refusal):
            problem = outcome.problem
            trace.set("galleria.problem.code", problem.code)
            self._metrics.refused(problem.code, duration_ms, is_error=problem.status >= least_outage)
        else:
            self._metrics.answered(duration_ms)
        trace.end()

    def _told(self, refusal: Refusal, call: Call) -> None:
        """One line for each refusal. An outage that a handler puts into words itself is an outage all the same."""
        problem = refusal.problem
        errors = [{"field": one.field, "reason": one.reason} for one in problem.errors] or None
        if problem.status >= least_outage:
            call.trace.fail(problem.code)
            call.log.warn("an ask failed for an outage", method=self._method, code=problem.code, errors=errors)
        else:
            call.log.info("an ask was refused", method=self._method, code=problem.code, errors=errors)

    def _failed(self, error: Exception, call: Call) -> Refusal:
        outage = outage_behind(error)
        if outage:
            call.trace.fail(outage.kind, str(outage))
            call.log.warn("an ask failed for an outage", method=self._method, outage=outage.kind, target=outage.target)
            return Refusal(outage.problem)
        call.trace.fail("bug", str(error))
        call.log.error("an ask failed", method=self._method, error=error)
        return refuse("internal")


def _on_the_wire(outcome: Answer) -> BusAnswer:
    if isinstance(outcome, Done):
        return BusAnswer(to_json(outcome.value))
    problem = outcome.problem
    headers = {"Nats-Service-Error": problem.code, "Nats-Service-Error-Code": str(problem.status)}
    return BusAnswer(to_json(problem.as_json()), headers)
