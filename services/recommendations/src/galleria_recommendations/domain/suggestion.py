"""What is suggested, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a product is suggested, so that whoever is shown it can be told."""

    kind: Literal["bought-with", "similar-to", "popular"]
    product: str | None = None
    """What it is bought with, or similar to."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A product that somebody may like. ``score`` orders the suggestions of one answer and means nothing beyond it."""

    product: str
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Best first. ``popular`` when the model had nothing to say of what was asked about."""

    basis: Literal["model", "popular"]
    suggestions: tuple[Suggestion, ...]
