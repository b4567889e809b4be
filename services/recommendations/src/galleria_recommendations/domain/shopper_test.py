"""What shoppers are called."""

from galleria_recommendations.domain.shopper import shopper_name


def test_a_shopper_is_called_what_the_orders_call_them() -> None:
    # The tests of the orders have the same example.
    assert shopper_name("s-1") == "0d59a679804a8adeb95067035ecedcf4"
