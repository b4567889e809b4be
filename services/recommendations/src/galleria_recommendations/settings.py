"""What recommendations reads from the environment, beside what every process does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from galleria_chassis.config.settings import Environment


@dataclass(frozen=True, slots=True)
class RecommendationsSettings:
    """The settings of its own."""

    memory_days: float
    review_seconds: float
    least_judged: int


def read_recommendations_settings(env: Mapping[str, str]) -> RecommendationsSettings:
    """Reads them all. Raises ``SettingsError``."""
    read = Environment(env)
    settings = RecommendationsSettings(
        memory_days=read.number(
            "MEMORY_DAYS", about="how long baskets are remembered", default=730, least=1, most=36_500
        ),
        review_seconds=read.number(
            "REVIEW_SECONDS", about="how often the model is looked over", default=300, least=0.05, most=86_400
        ),
        least_judged=read.whole(
            "LEAST_JUDGED", about="how many baskets a judgement needs at least", default=20, least=1, most=1_000_000
        ),
    )
    read.check()
    return settings
