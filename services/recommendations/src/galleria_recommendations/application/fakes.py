"""Stand-ins for what the errands need of the world."""

from __future__ import annotations

from dataclasses import dataclass, field

from galleria_recommendations.domain.judgement import Judgement
from galleria_recommendations.ports import Judged


@dataclass
class MemoryJudgements:
    """The last judgement, in memory."""

    kept: Judged | None = None

    async def last(self) -> Judged | None:
        return self.kept

    async def remember(self, judged: Judged) -> None:
        self.kept = judged


@dataclass
class CountingTally:
    """Counts on its fingers."""

    learnt_orders: int = 0
    skipped_orders: int = 0
    judgements: list[Judgement] = field(default_factory=list)

    def learnt(self) -> None:
        self.learnt_orders += 1

    def skipped(self) -> None:
        self.skipped_orders += 1

    def judged(self, judgement: Judgement) -> None:
        self.judgements.append(judgement)
