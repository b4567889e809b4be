"""Baskets in memory, for tests of what needs no disk."""

from __future__ import annotations

from collections.abc import Sequence

from galleria_recommendations.domain.basket import Basket, each_once


class MemoryBaskets:
    """Keeps to the same suite as the ones on the disk."""

    def __init__(self) -> None:
        self._events: set[str] = set()
        self._kept: dict[str, Basket] = {}

    async def keep(self, event_id: str, basket: Basket | None) -> bool:
        """See :class:`Baskets`."""
        if event_id in self._events or (basket and basket.order_id in self._kept):
            return False
        self._events.add(event_id)
        if basket:
            self._kept[basket.order_id] = basket
        return True

    async def since(self, at_ms: float) -> Sequence[Basket]:
        """See :class:`Baskets`."""
        found = [basket for basket in self._kept.values() if basket.at_ms >= at_ms]
        return sorted(found, key=lambda basket: basket.at_ms)

    async def bought_by(self, shopper: str, most: int) -> Sequence[str]:
        """See :class:`Baskets`."""
        own = sorted((one for one in self._kept.values() if one.shopper == shopper), key=lambda one: -one.at_ms)
        return each_once(product for basket in own for product in basket.products)[:most]

    async def forget_before(self, at_ms: float) -> int:
        """See :class:`Baskets`."""
        old = [order_id for order_id, basket in self._kept.items() if basket.at_ms < at_ms]
        for order_id in old:
            del self._kept[order_id]
        return len(old)
