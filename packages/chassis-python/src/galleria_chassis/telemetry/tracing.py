"""Tracing as the rest of the chassis sees it; OpenTelemetry stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

SpanRole = Literal["internal", "server", "client", "producer", "consumer"]
AttributeValue = str | int | float | bool
Attributes = Mapping[str, AttributeValue]


class TraceHandle(Protocol):
    """An open span, or the memory of a trace id when the request is not sampled: then every method does nothing."""

    @property
    def trace_id(self) -> str:
        """32 hex digits; also set when unsampled, so that logs and replies can name the request."""
        ...

    @property
    def sampled(self) -> bool: ...

    @property
    def traceparent(self) -> str:
        """The W3C ``traceparent`` that a callee is told."""
        ...

    def child(self, name: str, role: SpanRole, attributes: Attributes | None = None) -> TraceHandle:
        """Opens a span below this one. Whoever opens it ends it."""
        ...

    def set(self, attribute: str, value: AttributeValue) -> None: ...

    def fail(self, error_type: str, message: str | None = None) -> None:
        """Marks the span as failed. ``error_type`` is a member of a closed set, such as an outage's kind."""
        ...

    def end(self) -> None: ...


class Tracing(Protocol):
    """Starts traces and continues those begun elsewhere."""

    def background(self, name: str) -> TraceHandle:
        """Work that no request started, such as a chore: kept only when it fails, since it comes round all day."""
        ...

    def continued(
        self, traceparent: str | None, name: str, role: SpanRole, attributes: Attributes | None = None
    ) -> TraceHandle:
        """Hangs a span below a caller's. Without a valid header nothing is sampled, and the trace id is a fresh one."""
        ...

    async def stop(self) -> None:
        """Sends what is waiting. Never raises: telemetry that cannot be delivered is dropped and counted."""
        ...
