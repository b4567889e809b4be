"""Suggests, by the model of the moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from galleria_recommendations.application.model_keeper import ModelKeeper
from galleria_recommendations.domain.basket import each_once
from galleria_recommendations.domain.shopper import shopper_name
from galleria_recommendations.domain.suggestion import Suggestions
from galleria_recommendations.ports import Baskets

_memory: Final = 50


class Suggest:
    """The four questions that can be asked."""

    def __init__(self, keeper: ModelKeeper, baskets: Baskets) -> None:
        self._keeper = keeper
        self._baskets = baskets

    def together(self, products: Sequence[str], limit: int) -> Suggestions:
        """What goes with these products."""
        return self._keeper.model.together(each_once(products), limit)

    def similar(self, product: str, limit: int) -> Suggestions:
        """What may be bought instead."""
        return self._keeper.model.similar(product, limit)

    def popular(self, limit: int) -> Suggestions:
        """What many buy lately."""
        return self._keeper.model.popular(limit)

    async def for_shopper(self, shopper_id: str, limit: int) -> Suggestions:
        """What somebody may like, by the last fifty products that they bought."""
        bought = await self._baskets.bought_by(shopper_name(shopper_id), _memory)
        return self._keeper.model.for_shopper(bought, limit)
