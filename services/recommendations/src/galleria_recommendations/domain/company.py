"""Which products keep the same company."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from galleria_recommendations.domain.tally import Numbers


class Company:
    """What each product is mostly bought with, as a direction: two that point the same way can stand in for one
    another, whether or not anybody has ever bought both.
    """

    def __init__(self, likenesses: csr_array, most: int) -> None:
        """``likenesses`` says how strongly each product (row) goes with each other one; ``most`` of them are kept."""
        self._directions = _directions(likenesses, most)

    def likeness(self, product: int) -> Numbers:
        """How much every product is like this one, from 0 to 1; empty for a product that nobody knew at the start."""
        if product >= self._directions.shape[0]:
            return np.zeros(0)
        likeness: Numbers = self._directions @ self._directions[[product]].toarray()[0]
        return likeness


def _directions(likenesses: csr_array, most: int) -> csr_array:
    columns: list[NDArray[np.int32]] = []
    values: list[Numbers] = []
    ends = [0]
    for start, end in zip(likenesses.indptr[:-1], likenesses.indptr[1:], strict=True):
        row, where = likenesses.data[start:end], likenesses.indices[start:end]
        if len(row) > most:
            strongest = np.argpartition(row, -most)[-most:]
            row, where = row[strongest], where[strongest]
        length = np.sqrt((row * row).sum())
        columns.append(where)
        values.append(row / length if length > 0 else row)
        ends.append(ends[-1] + len(row))
    joined = (np.concatenate([np.zeros(0), *values]), np.concatenate([np.zeros(0, dtype=np.int32), *columns]), ends)
    return csr_array(joined, shape=likenesses.shape)
