"""How often products are bought together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_array

from galleria_recommendations.domain.tally import Numbers


class Pairs:
    """A symmetric matrix of weights, most of which are nothing. What was there at the start is packed; what is learnt
    since lies in dictionaries on top of it, so that learning a basket takes no longer when much is known.
    """

    def __init__(self, packed: csr_array) -> None:
        self._packed = packed
        self._since: defaultdict[int, dict[int, float]] = defaultdict(dict)

    def learn(self, products: Sequence[int], weight: float) -> None:
        """Adds a weight to each pair of these products, which are different ones."""
        for one in products:
            row = self._since[one]
            for other in products:
                if other != one:
                    row[other] = row.get(other, 0.0) + weight

    def rows(self, products: Sequence[int], width: int) -> Numbers:
        """What each of these products has in common with each of the first ``width`` ones."""
        found = np.zeros((len(products), width))
        starts, columns, weights = self._packed.indptr, self._packed.indices, self._packed.data
        for row, product in zip(found, products, strict=True):
            if product < len(starts) - 1:
                packed = slice(starts[product], starts[product + 1])
                row[columns[packed]] = weights[packed]
            since = self._since.get(product)
            if since:
                row[list(since)] += list(since.values())
        return found


def pack_pairs(baskets: Sequence[Sequence[int]], weights: Sequence[float], products: int) -> csr_array:
    """The weights of all pairs in these baskets. Each basket's weight counts once for each of its pairs."""
    sizes = [len(basket) for basket in baskets]
    ends = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
    columns = np.fromiter((product for basket in baskets for product in basket), dtype=np.int64, count=int(ends[-1]))
    # The square root, since the product of the matrix with itself holds it twice.
    data = np.repeat(np.sqrt(np.asarray(weights, dtype=np.float64)), sizes)
    bought = csr_array((data, columns, ends), shape=(len(baskets), products))
    together = csr_array(bought.T @ bought)
    together.setdiag(0)
    together.eliminate_zeros()
    return together
