"""The metrics of one process, as Prometheus reads them from the admin port."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import Metric
from prometheus_client.registry import Collector

duration_buckets: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
"""Seconds, from half a millisecond to ten seconds."""
content_type: Final = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Metrics in a registry of their own, so that two services can live in one test process. Each carries the label
    ``service``. Values of labels come from small closed sets; ids and free text belong on spans.
    """

    def __init__(self, service: str) -> None:
        self._registry = CollectorRegistry()
        self._outer = CollectorRegistry()
        self._outer.register(_OfService(service, self._registry))
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)
        GCCollector(registry=self._registry)

    def counter(self, name: str, help: str, labels: Sequence[str] = ()) -> Counter:
        """Only grows: ``galleria_<things>_<past>_total``."""
        return Counter(name, help, labels, registry=self._registry)

    def gauge(self, name: str, help: str, labels: Sequence[str] = ()) -> Gauge:
        """Goes up and down: a singular noun."""
        return Gauge(name, help, labels, registry=self._registry)

    def histogram(
        self, name: str, help: str, labels: Sequence[str] = (), buckets: Sequence[float] = duration_buckets
    ) -> Histogram:
        """Counts observations in buckets; durations are in seconds."""
        return Histogram(name, help, labels, buckets=buckets, registry=self._registry)

    def observed(self, name: str, help: str, read: Callable[[], float]) -> None:
        """A gauge that is asked when it is scraped. ``read`` must not wait."""
        Gauge(name, help, registry=self._registry).set_function(read)

    def exposition(self) -> bytes:
        """The exposition text, of type :data:`content_type`."""
        return generate_latest(self._outer)


class _OfService(Collector):
    """Everything in a registry, said to be of one service."""

    def __init__(self, service: str, registry: CollectorRegistry) -> None:
        self._labels = {"service": service}
        self._registry = registry

    def collect(self) -> Iterable[Metric]:
        for metric in self._registry.collect():
            labelled = Metric(metric.name, metric.documentation, metric.type, metric.unit)
            # When a series began is asked by nobody, and takes up room in every scrape.
            said = [one for one in metric.samples if not one.name.endswith("_created")]
            labelled.samples = [one._replace(labels={**one.labels, **self._labels}) for one in said]
            yield labelled
