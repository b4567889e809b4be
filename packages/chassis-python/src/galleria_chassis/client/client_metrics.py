"""What asking counts, by the endpoint asked."""

from __future__ import annotations

from galleria_chassis.telemetry.metrics import Metrics


class ClientMetrics:
    """The metrics that all clients of a process share; once a process."""

    def __init__(self, metrics: Metrics) -> None:
        self._durations = metrics.histogram(
            "rpc_client_call_duration_seconds",
            "How long asks took, as the asker saw it.",
            ["rpc_method", "outcome", "error_type"],
        )
        self._fallbacks = metrics.counter(
            "galleria_client_fallbacks_total",
            "Asks that were answered by their caller because nobody else did.",
            ["rpc_method"],
        )

    def ended(self, method: str, outcome: str, error_type: str, duration_ms: float) -> None:
        """One ask more. ``outcome`` is answered, refused or failed; ``error_type`` an outage's kind, or bug."""
        self._durations.labels(method, outcome, error_type).observe(duration_ms / 1000)

    def fell_back(self, method: str) -> None:
        """An ask was answered by its caller."""
        self._fallbacks.labels(method).inc()
