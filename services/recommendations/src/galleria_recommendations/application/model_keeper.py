"""The model in use, and how it is exchanged for a fresh one while it goes on learning."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.model import Model
from galleria_recommendations.ports import Baskets


class ModelKeeper:
    """Holds the one model. A fresh one knows what is similar, has packed what was learnt, and has forgotten what was
    forgotten; making it takes a second or so, in which the old one still learns and answers.
    """

    def __init__(self, baskets: Baskets) -> None:
        self.model = Model()
        self._baskets = baskets
        self._learnt_since = 0
        self._meanwhile: list[Basket] | None = None

    @property
    def learnt_since(self) -> int:
        """How many baskets the model has learnt since it was made."""
        return self._learnt_since

    def learn(self, basket: Basket) -> None:
        """Learns a basket that has just been kept."""
        self.model.learn(basket)
        self._learnt_since += 1
        if self._meanwhile is not None:
            self._meanwhile.append(basket)

    async def renew(self, from_ms: float) -> Sequence[Basket]:
        """Makes a fresh model of all that was kept from then on, and returns what it was made of."""
        meanwhile: list[Basket] = []
        self._meanwhile = meanwhile
        try:
            kept = await self._baskets.since(from_ms)
            fresh = await asyncio.to_thread(Model, kept)
        finally:
            self._meanwhile = None
        known = {basket.order_id for basket in kept} if meanwhile else set()
        self.model, self._learnt_since = fresh, 0
        for basket in meanwhile:
            # It may have been kept before the reading, and learnt after it.
            if basket.order_id not in known:
                self.learn(basket)
        return kept
