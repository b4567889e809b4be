"""Orders as they are told of."""

from galleria_chassis.reaction import HeardEvent

from galleria_recommendations.adapters.inbound.order_events import confirmed_order
from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.examples import today


def heard(lines: list[dict[str, object]], **more: str) -> HeardEvent:
    return HeardEvent(
        id="e-1",
        type="order-confirmed",
        time="2026-01-15T10:00:00.000Z",
        subject="o-1",
        data={"orderId": "o-1", "lines": lines, **more},
        delivery=1,
    )


def test_an_order_tells_what_was_bought_when_and_by_whom() -> None:
    oak = {"sku": "LMP-012-OAK", "quantity": 2, "productId": "oslo-table-lamp", "weightGrams": 1_200}
    black = {"sku": "LMP-012-BLK", "quantity": 1, "productId": "oslo-table-lamp"}
    vase = {"sku": "VAS-003-BLU", "quantity": 1, "productId": "blue-vase"}
    order = confirmed_order(heard([vase, oak, black], shopper="362e7ee9426b478ac1d8fde83a9b19e3"))
    assert order.event_id == "e-1"
    assert order.basket == Basket("o-1", today, ("blue-vase", "oslo-table-lamp"), "362e7ee9426b478ac1d8fde83a9b19e3")


def test_an_order_of_an_older_version_tells_of_no_products() -> None:
    order = confirmed_order(heard([{"sku": "LMP-012-OAK", "quantity": 2}]))
    assert order.basket == Basket("o-1", today, ())
