"""The last judgement on the disk."""

from __future__ import annotations

from typing import Final

from galleria_chassis.store.store import Store

from galleria_recommendations.domain.judgement import HitRate, Judgement
from galleria_recommendations.ports import Judged

_select: Final = "SELECT at, model, model_baskets, popular, popular_baskets FROM last_judgement"
_replace: Final = """
  INSERT OR REPLACE INTO last_judgement (only_row, at, model, model_baskets, popular, popular_baskets)
  VALUES (1, ?, ?, ?, ?, ?)
"""


class SqliteJudgements:
    """One row. See :class:`Judgements`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def last(self) -> Judged | None:
        """See :class:`Judgements`."""
        row = await self._store.read(lambda database: database.one(_select))
        if row is None:
            return None
        at, model, model_baskets, popular, popular_baskets = (float(value or 0) for value in row)
        return Judged(at, Judgement(HitRate(model, int(model_baskets)), HitRate(popular, int(popular_baskets))))

    async def remember(self, judged: Judged) -> None:
        """See :class:`Judgements`."""
        model, popular = judged.judgement.model, judged.judgement.popular
        rates = (model.hit_rate_at_10, model.baskets, popular.hit_rate_at_10, popular.baskets)
        await self._store.write(lambda database: database.run(_replace, (int(judged.at_ms), *rates)))
