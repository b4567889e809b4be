"""What travels with one request from hop to hop. It is handed on by hand, so that nothing depends on hidden context."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from galleria_chassis.budget import Budget
from galleria_chassis.caller import Caller
from galleria_chassis.telemetry.logger import Logger
from galleria_chassis.telemetry.tracing import TraceHandle

Priority = Literal["critical", "high", "normal", "low"]
"""How urgent a request is. Set at the edge, never taken from outside."""


@dataclass(frozen=True, slots=True)
class Call:
    """One request on its way. Hand it on to every ask."""

    trace: TraceHandle
    """The open span to hang children on."""
    budget: Budget
    priority: Priority
    log: Logger
    """Writes with the trace id of this request."""
    caller: Caller | None = None
    """In whose name; None when the process asks for itself, or when nobody needs to know."""
    idempotency_key: str | None = None
    """Set when the asker wants the same effect once, however often it asks."""


def with_key(call: Call, idempotency_key: str) -> Call:
    """The same call under an idempotency key."""
    return replace(call, idempotency_key=idempotency_key)


def in_the_name_of(caller: Caller, call: Call) -> Call:
    """The same call in somebody's name."""
    return replace(call, caller=caller)
