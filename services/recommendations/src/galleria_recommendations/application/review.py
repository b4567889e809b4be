"""Reviews what is known, now and then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from galleria_recommendations.application.model_keeper import ModelKeeper
from galleria_recommendations.domain.judgement import judge
from galleria_recommendations.ports import Baskets, Judged, Judgements, Tally

_day_ms: Final = 86_400_000
_news: Final = 0.01
"""A review pays when a hundredth of what is known is new."""
_most_judged: Final = 500
"""Each takes a third of a millisecond from those who ask."""


class Review:
    """Makes the model anew of what is worth remembering, and has it judged."""

    def __init__(
        self,
        *,
        keeper: ModelKeeper,
        baskets: Baskets,
        judgements: Judgements,
        tally: Tally,
        now_ms: Callable[[], float],
        memory_days: float,
        least_judged: int,
    ) -> None:
        self._keeper = keeper
        self._baskets = baskets
        self._judgements = judgements
        self._tally = tally
        self._now_ms = now_ms
        self._memory_days = memory_days
        self._least_judged = least_judged
        self.last: Judged | None = None

    async def warm_start(self) -> None:
        """Makes the model of what was kept, and remembers how it was judged."""
        self.last = await self._judgements.last()
        if self.last:
            self._tally.judged(self.last.judgement)
        await self._keeper.renew(self._memory_begins())

    async def when_due(self) -> None:
        """Does so if enough was learnt since the last time."""
        learnt = self._keeper.learnt_since
        if learnt == 0 or learnt < _news * self._keeper.model.orders:
            return
        begins = self._memory_begins()
        await self._baskets.forget_before(begins)
        kept = await self._keeper.renew(begins)
        judgement = await asyncio.to_thread(judge, kept, at_least=self._least_judged, at_most=_most_judged)
        if judgement:
            self.last = Judged(self._now_ms(), judgement)
            await self._judgements.remember(self.last)
            self._tally.judged(judgement)

    def _memory_begins(self) -> float:
        return self._now_ms() - self._memory_days * _day_ms
