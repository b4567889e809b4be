"""What the errands need of the world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement, and when it was made."""

    at_ms: float
    judgement: Judgement


class Baskets(Protocol):
    """What was bought, kept for good: the model is made of it whenever the process starts."""

    async def keep(self, event_id: str, basket: Basket | None) -> bool:
        """Keeps a basket that an event told of, if it told of one; False when that event, or that order, is known
        already.
        """
        ...

    async def since(self, at_ms: float) -> Sequence[Basket]:
        """All baskets from then on, oldest first."""
        ...

    async def bought_by(self, shopper: str, most: int) -> Sequence[str]:
        """Products that somebody bought, the latest first, each once."""
        ...

    async def forget_before(self, at_ms: float) -> int:
        """Forgets older baskets, and says how many there were."""
        ...


class Judgements(Protocol):
    """The last judgement, so that a process that starts need not judge first."""

    async def last(self) -> Judged | None:
        """The last one, if there ever was one."""
        ...

    async def remember(self, judged: Judged) -> None:
        """Remembers one in place of the last."""
        ...


class Tally(Protocol):
    """Counts what happens, for whoever watches."""

    def learnt(self) -> None:
        """An order was learnt from."""
        ...

    def skipped(self) -> None:
        """An order said nothing of its products: it was confirmed before orders told of them."""
        ...

    def judged(self, judgement: Judgement) -> None:
        """The model was judged."""
        ...
