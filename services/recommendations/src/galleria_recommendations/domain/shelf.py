"""Products by number."""

from __future__ import annotations

from collections.abc import Iterable


class Shelf:
    """Gives each product a number, in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []

    def __len__(self) -> int:
        return len(self._names)

    def place(self, product: str) -> int:
        """The number of a product, a new one if it was never met."""
        number = self._numbers.setdefault(product, len(self._names))
        if number == len(self._names):
            self._names.append(product)
        return number

    def known(self, products: Iterable[str]) -> list[int]:
        """The numbers of those products that were met."""
        return [self._numbers[product] for product in products if product in self._numbers]

    def name(self, number: int) -> str:
        """The product of a number."""
        return self._names[number]
