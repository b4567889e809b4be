"""Orders that were confirmed, in our own words."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from galleria_chassis.call import Call
from galleria_chassis.contract import Contract
from galleria_chassis.reaction import HeardEvent, Reaction, hear

from galleria_recommendations.application.learn_order import ConfirmedOrder, LearnOrder
from galleria_recommendations.domain.basket import Basket, each_once

durable: Final = "recommendations-learn"
"""The consumer's name in the topology, and in the inbox."""


def order_events(orders: Contract, learn_order: LearnOrder) -> list[Reaction]:
    """What is heard of orders."""

    async def handle(event: HeardEvent, call: Call) -> None:
        await learn_order(confirmed_order(event))

    return [hear(durable, orders, "order.confirmed", handle)]


def confirmed_order(event: HeardEvent) -> ConfirmedOrder:
    """Reads an event of any version: those before the third say nothing of products, nor whose the order is."""
    products = each_once(line["productId"] for line in event.data["lines"] if "productId" in line)
    at_ms = datetime.fromisoformat(event.time).timestamp() * 1000
    return ConfirmedOrder(event.id, Basket(event.data["orderId"], at_ms, products, event.data.get("shopper")))
