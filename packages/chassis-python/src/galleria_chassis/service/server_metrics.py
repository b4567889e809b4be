"""What answering counts."""

from __future__ import annotations

from galleria_chassis.json_text import JsonObject
from galleria_chassis.telemetry.metrics import Metrics


class ServerMetrics:
    """The metrics that all endpoints of a process share; once a process."""

    def __init__(self, metrics: Metrics) -> None:
        self._durations = metrics.histogram(
            "rpc_server_call_duration_seconds", "How long asks took to answer.", ["rpc_method", "error_type"]
        )
        self._refusals = metrics.counter(
            "galleria_refusals_total", "Asks that were refused, by the reason given.", ["rpc_method", "code"]
        )

    def endpoint(self, method: str) -> EndpointMetrics:
        """What one endpoint counts."""
        # Shown from the beginning, before anybody has asked.
        self._durations.labels(method, "")
        return EndpointMetrics(self, method)

    def answered(self, method: str, duration_ms: float) -> None:
        """One more answer."""
        self._durations.labels(method, "").observe(duration_ms / 1000)

    def refused(self, method: str, code: str, error_type: str, duration_ms: float) -> None:
        """One more refusal."""
        self._durations.labels(method, error_type).observe(duration_ms / 1000)
        self._refusals.labels(method, code).inc()


class EndpointMetrics:
    """What one endpoint has done since the process began."""

    def __init__(self, shared: ServerMetrics, method: str) -> None:
        self._shared = shared
        self._method = method
        self._answered = 0
        self._refused = 0
        self._failed = 0
        self._total_ms = 0.0

    def answered(self, duration_ms: float) -> None:
        """An ask was answered."""
        self._answered += 1
        self._total_ms += duration_ms
        self._shared.answered(self._method, duration_ms)

    def refused(self, code: str, duration_ms: float, *, is_error: bool) -> None:
        """An ask was refused. ``code`` is a problem's code; those of errors are also an error's type."""
        if is_error:
            self._failed += 1
        else:
            self._refused += 1
        self._total_ms += duration_ms
        self._shared.refused(self._method, code, code if is_error else "", duration_ms)

    def statistics(self) -> JsonObject:
        """For the registry's ``$SRV.STATS``."""
        return {
            "answered": self._answered,
            "refused": self._refused,
            "failed": self._failed,
            "totalMs": self._total_ms,
        }
