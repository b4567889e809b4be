"""Counts for whoever watches."""

from __future__ import annotations

from galleria_chassis.telemetry.metrics import Metrics

from galleria_recommendations.application.model_keeper import ModelKeeper
from galleria_recommendations.domain.judgement import Judgement


class PrometheusTally:
    """Counters and gauges on the admin port."""

    def __init__(self, metrics: Metrics, keeper: ModelKeeper) -> None:
        self._learnt = metrics.counter("galleria_recommendations_orders_learnt_total", "Orders that were learnt from.")
        self._skipped = metrics.counter(
            "galleria_recommendations_orders_skipped_total",
            "Orders that told of no products, so that nothing was learnt.",
        )
        self._hit_rate = metrics.gauge(
            "galleria_recommendations_hit_rate",
            "Of the later baskets, the part whose last product was among the first ten suggested for the others.",
            ["way"],
        )
        metrics.observed(
            "galleria_recommendations_known_order", "Orders that the model knows.", lambda: keeper.model.orders
        )
        metrics.observed(
            "galleria_recommendations_known_product", "Products that the model knows.", lambda: keeper.model.products
        )

    def learnt(self) -> None:
        """See :class:`Tally`."""
        self._learnt.inc()

    def skipped(self) -> None:
        """See :class:`Tally`."""
        self._skipped.inc()

    def judged(self, judgement: Judgement) -> None:
        """See :class:`Tally`."""
        self._hit_rate.labels("model").set(judgement.model.hit_rate_at_10)
        self._hit_rate.labels("popular").set(judgement.popular.hit_rate_at_10)
