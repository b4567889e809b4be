"""Learns from an order that was confirmed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from galleria_recommendations.application.model_keeper import ModelKeeper
from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.ports import Baskets, Tally


@dataclass(frozen=True, slots=True)
class ConfirmedOrder:
    """An order, as far as anything is learnt from it; ``basket`` has no products when it told of none."""

    event_id: str
    basket: Basket


LearnOrder = Callable[[ConfirmedOrder], Awaitable[None]]


def make_learn_order(*, baskets: Baskets, keeper: ModelKeeper, tally: Tally, now_ms: Callable[[], float]) -> LearnOrder:
    """Keeps the basket first, and learns it once it is kept: after a fall the model is made of what was kept. An
    order that is cancelled later is not unlearnt: its products were wanted together all the same.
    """

    async def learn_order(order: ConfirmedOrder) -> None:
        told = order.basket
        # A basket of the future would outweigh everything that anybody has bought until then.
        basket = Basket(told.order_id, min(told.at_ms, now_ms()), told.products, told.shopper)
        says_something = len(basket.products) > 0
        if not await baskets.keep(order.event_id, basket if says_something else None):
            return
        if says_something:
            keeper.learn(basket)
            tally.learnt()
        else:
            tally.skipped()

    return learn_order
