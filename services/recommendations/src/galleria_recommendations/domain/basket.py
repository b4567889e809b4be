"""What is learnt from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Basket:
    """What was bought at once."""

    order_id: str
    at_ms: float
    """Milliseconds since the Unix epoch."""
    products: tuple[str, ...]
    """Each once, in the order in which they were picked up."""
    shopper: str | None = None
    """A name that leads back to nobody, see ``shopper_name``."""


def each_once(products: Iterable[str]) -> tuple[str, ...]:
    """The products without repetition, where they came first."""
    return tuple(dict.fromkeys(products))
