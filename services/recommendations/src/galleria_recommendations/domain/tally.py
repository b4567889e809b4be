"""A number for each product."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


class Tally:
    """Adds up weights by product, however many products there come to be."""

    def __init__(self, room: int = 1_024) -> None:
        self._sums: Numbers = np.zeros(room)

    def add(self, products: Sequence[int], weight: float) -> None:
        """Adds the same weight to each of these products, which are different ones."""
        needed = max(products, default=-1) + 1
        if needed > len(self._sums):
            grown = np.zeros(max(needed, 2 * len(self._sums)))
            grown[: len(self._sums)] = self._sums
            self._sums = grown
        self._sums[list(products)] += weight

    def first(self, count: int) -> Numbers:
        """The sums of the first so many products; not to be written to."""
        if count > len(self._sums):
            self.add([count - 1], 0.0)
        return self._sums[:count]
