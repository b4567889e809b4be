"""How the past fades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_day_ms: Final = 86_400_000
_landmark_ms: Final = 1_735_689_600_000
"""2025-01-01. Weights grow from here."""
_most_half_lives: Final = 900
"""A double holds no more of them; at a fortnight each that is 34 years to either side, beyond which nothing fades."""


@dataclass(frozen=True, slots=True)
class Decay:
    """Forward decay (Cormode, Shkapenyuk, Srivastava, Xu: ICDE 2009): instead of letting all that is known fade day
    by day, what is new weighs more. Weights can then be added up as they come, and only their proportions mean
    anything.
    """

    half_life_days: float

    def weight(self, at_ms: float) -> float:
        """The weight of something that happened then."""
        half_lives = (at_ms - _landmark_ms) / (self.half_life_days * _day_ms)
        return float(2.0 ** max(-_most_half_lives, min(_most_half_lives, half_lives)))
