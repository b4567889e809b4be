"""Reads the call and the request out of a message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, get_args

from galleria_chassis.answer import Refusal, refuse
from galleria_chassis.budget import Budget
from galleria_chassis.bus.bus import BusMessage
from galleria_chassis.call import Call, Priority
from galleria_chassis.contract import Endpoint
from galleria_chassis.json_text import JsonObject
from galleria_chassis.ports import World
from galleria_chassis.problem import FieldError
from galleria_chassis.schema import Schema
from galleria_chassis.service.request_text import read_request_text
from galleria_chassis.telemetry.logger import Logger
from galleria_chassis.telemetry.tracing import TraceHandle

_longest_request: Final = 262_144
"""The longest request that is looked at, in characters; far above any of the contracts', far below the broker's limit.
"""
_key: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
_priorities: Final[tuple[Priority, ...]] = get_args(Priority)


@dataclass(frozen=True, slots=True)
class Request:
    """A request that its endpoint's contract allows."""

    value: JsonObject


def read_call(message: BusMessage, endpoint: Endpoint, trace: TraceHandle, world: World, log: Logger) -> Call:
    """Reads the call out of a message's headers. A header that makes no sense counts as missing."""
    priority = message.header("priority")
    return Call(
        trace=trace,
        budget=Budget(world.clock, _patience_ms(message.header("timeout-ms"), endpoint.timeout_ms)),
        priority=next((one for one in _priorities if one == priority), "normal"),
        log=log.child(traceId=trace.trace_id),
        idempotency_key=message.header("idempotency-key"),
    )


def read_request(message: BusMessage, endpoint: Endpoint, schema: Schema, call: Call) -> Request | Refusal:
    """Reads a request, and refuses one that its endpoint's contract does not allow."""
    if len(message.body) > _longest_request and len(message.body.decode(errors="replace")) > _longest_request:
        return refuse("body-too-large")
    try:
        value = read_request_text(message.body)
    except ValueError:
        return refuse("malformed-body")
    errors = schema.errors(value)
    if errors:
        return refuse("invalid-request", errors=errors)
    key = call.idempotency_key
    if key is None:
        return refuse("idempotency-key-missing") if endpoint.needs_key else Request(value)
    if not _key.fullmatch(key):
        reason = "must be 16 to 64 letters, digits, hyphens or underscores"
        return refuse("invalid-request", errors=[FieldError("idempotency-key", reason)])
    return Request(value)


def _patience_ms(given: str | None, longest_ms: float) -> float:
    """Nobody may make an endpoint work longer than its contract says."""
    try:
        left = float(given) if given is not None else longest_ms
    except ValueError:
        return longest_ms
    return longest_ms if left != left else min(left, longest_ms)
