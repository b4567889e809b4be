"""Baskets for tests."""

from __future__ import annotations

from galleria_recommendations.domain.basket import Basket

today: float = 1_768_471_200_000
"""2026-01-15, ten in the morning."""
day: float = 86_400_000


def bought(*products: str, days_ago: float = 0, times: int = 1, by: str | None = None) -> list[Basket]:
    """So many orders of the same products."""
    name = f"{'+'.join(products)}-{days_ago}"
    return [Basket(f"{name}-{number}", today - days_ago * day, products, by) for number in range(times)]
