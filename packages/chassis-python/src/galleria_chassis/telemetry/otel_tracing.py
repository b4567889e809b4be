"""Tracing by OpenTelemetry: the SDK's tracer, its batch processor and the OTLP exporter."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from opentelemetry import trace as api
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.trace import SpanContext, SpanKind, Status, StatusCode, TraceFlags

from galleria_chassis.ports import Random
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.telemetry.trace_context import TraceContext, parse_traceparent, traceparent
from galleria_chassis.telemetry.tracing import Attributes, AttributeValue, SpanRole, TraceHandle, Tracing

_kinds: Final[dict[SpanRole, SpanKind]] = {
    "internal": SpanKind.INTERNAL,
    "server": SpanKind.SERVER,
    "client": SpanKind.CLIENT,
    "producer": SpanKind.PRODUCER,
    "consumer": SpanKind.CONSUMER,
}
_export_within_s: Final = 3.0
"""A collector that hangs must not hold up the end of a process for longer than this."""


@dataclass(frozen=True, slots=True)
class TracingOptions:
    """What tells the spans of one process from those of another."""

    service: str
    instance: str
    version: str
    endpoint: str | None
    """Where spans are sent (OTLP over HTTP, without ``/v1/traces``); none, and nothing is sampled."""


def create_tracing(options: TracingOptions, chance: Random, metrics: Metrics) -> Tracing:
    """Tracing for one process."""
    resource = Resource(
        {
            "service.name": options.service,
            "service.instance.id": options.instance,
            "service.version": options.version,
            "service.namespace": "galleria",
            "telemetry.sdk.language": "python",
        }
    )
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    if options.endpoint:
        url = f"{options.endpoint.rstrip('/')}/v1/traces"
        exporter = _CountingExporter(OTLPSpanExporter(endpoint=url, timeout=_export_within_s), metrics)
        provider.add_span_processor(
            BatchSpanProcessor(
                exporter, max_queue_size=16_384, max_export_batch_size=1_024, schedule_delay_millis=1_000
            )
        )
    return _OtelTracing(provider, chance, samples=options.endpoint is not None)


class _OtelTracing:
    def __init__(self, provider: TracerProvider, chance: Random, *, samples: bool) -> None:
        self._provider = provider
        self._tracer = provider.get_tracer("galleria_chassis")
        self._chance = chance
        self._samples = samples

    def background(self, name: str) -> TraceHandle:
        span = self._tracer.start_span(name, context=api.set_span_in_context(api.INVALID_SPAN))
        return _LateTrace(span)

    def continued(
        self, traceparent: str | None, name: str, role: SpanRole, attributes: Attributes | None = None
    ) -> TraceHandle:
        parent = parse_traceparent(traceparent)
        if parent is None:
            return UnsampledTrace(
                TraceContext(self._chance.octets(16).hex(), self._chance.octets(8).hex(), sampled=False)
            )
        if not parent.sampled or not self._samples:
            return UnsampledTrace(parent)
        remote = SpanContext(
            int(parent.trace_id, 16), int(parent.span_id, 16), is_remote=True, trace_flags=TraceFlags(1)
        )
        return _open(self._tracer, api.NonRecordingSpan(remote), name, role, attributes)

    async def stop(self) -> None:
        # The exporter says through the log of libraries what it could not deliver, and raises nothing.
        await asyncio.to_thread(self._provider.shutdown)


def _open(
    tracer: api.Tracer, parent: api.Span, name: str, role: SpanRole, attributes: Attributes | None
) -> TraceHandle:
    context = api.set_span_in_context(parent)
    return _SampledTrace(tracer, tracer.start_span(name, context, _kinds[role], dict(attributes or {})))


class _SampledTrace:
    """An open span."""

    sampled = True

    def __init__(self, tracer: api.Tracer, span: api.Span) -> None:
        context = span.get_span_context()
        self._tracer = tracer
        self._span = span
        self.trace_id = f"{context.trace_id:032x}"
        self.traceparent = traceparent(self.trace_id, f"{context.span_id:016x}", sampled=True)

    def child(self, name: str, role: SpanRole, attributes: Attributes | None = None) -> TraceHandle:
        return _open(self._tracer, self._span, name, role, attributes)

    def set(self, attribute: str, value: AttributeValue) -> None:
        self._span.set_attribute(attribute, value)

    def fail(self, error_type: str, message: str | None = None) -> None:
        self._span.set_attribute("error.type", error_type)
        self._span.set_status(Status(StatusCode.ERROR, message))

    def end(self) -> None:
        if self._span.is_recording():
            self._span.end()


class UnsampledTrace:
    """Remembers the trace id and does nothing else."""

    sampled = False

    def __init__(self, context: TraceContext) -> None:
        self.trace_id = context.trace_id
        self.traceparent = traceparent(context.trace_id, context.span_id, sampled=False)

    def child(self, name: str, role: SpanRole, attributes: Attributes | None = None) -> TraceHandle:
        return self

    def set(self, attribute: str, value: AttributeValue) -> None:
        """Nobody records it."""

    def fail(self, error_type: str, message: str | None = None) -> None:
        """Nobody records it."""

    def end(self) -> None:
        """There is nothing to end."""


class _LateTrace(UnsampledTrace):
    """Unsampled, unless it fails: then its one span is kept. A span that is never ended is never sent."""

    def __init__(self, span: api.Span) -> None:
        context = span.get_span_context()
        super().__init__(TraceContext(f"{context.trace_id:032x}", f"{context.span_id:016x}", sampled=False))
        self._below = UnsampledTrace(TraceContext(self.trace_id, f"{context.span_id:016x}", sampled=False))
        self._span = span
        self._failed = False

    def child(self, name: str, role: SpanRole, attributes: Attributes | None = None) -> TraceHandle:
        return self._below

    def fail(self, error_type: str, message: str | None = None) -> None:
        self._failed = True
        self._span.set_attributes({"error.type": error_type, "galleria.sampled.late": True})
        self._span.set_status(Status(StatusCode.ERROR, message))

    def end(self) -> None:
        if self._failed and self._span.is_recording():
            self._span.end()


class _CountingExporter(SpanExporter):
    """Counts what becomes of the spans that are sent: the SDK drops those that a collector does not take."""

    def __init__(self, exporter: SpanExporter, metrics: Metrics) -> None:
        self._exporter = exporter
        self._exported = metrics.counter(
            "galleria_spans_exported_total",
            "Spans handed to the collector, by whether it took them.",
            ["outcome"],
        )

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        result = self._exporter.export(spans)
        self._exported.labels("taken" if result is SpanExportResult.SUCCESS else "dropped").inc(len(spans))
        return result

    def shutdown(self) -> None:
        self._exporter.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        return self._exporter.force_flush(timeout_millis)
