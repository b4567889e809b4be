"""The yardstick: item-to-item cosine as in a textbook."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.pairs import pack_pairs
from galleria_recommendations.domain.shelf import Shelf


class PlainCosine:
    """Adds up the cosines of the products of a cart: no fading, no shrinkage, no order."""

    def __init__(self, baskets: Sequence[Basket]) -> None:
        """Learns these."""
        self._shelf = Shelf()
        numbers = [[self._shelf.place(product) for product in basket.products] for basket in baskets]
        together = pack_pairs(numbers, [1.0] * len(numbers), len(self._shelf)).toarray()
        bought = np.bincount([product for basket in numbers for product in basket], minlength=len(self._shelf))
        self._cosines = together / np.sqrt(np.outer(bought, bought))

    def suggest(self, cart: Sequence[str], limit: int) -> list[str]:
        """The best products for a cart, best first."""
        known = self._shelf.known(cart)
        scores = self._cosines[known].sum(axis=0)
        scores[known] = -1
        return [self._shelf.name(int(number)) for number in np.argsort(-scores, kind="stable")[:limit]]
