"""How good a way of suggesting is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.model import Model
from galleria_recommendations.domain.shape import Shape

Way = Callable[[Sequence[str]], Sequence[str]]
"""Suggests ten products for a cart."""
suggested: Final = 10
learnt_part: Final = 0.8
longest_cart: Final = 50
"""As many products as anybody may ask about at once."""


@dataclass(frozen=True, slots=True)
class HitRate:
    """In how many of the baskets held out the last product was among the ten suggested for the others."""

    hit_rate_at_10: float
    baskets: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """The model beside what it must be better than."""

    model: HitRate
    popular: HitRate


def split_by_time(baskets: Sequence[Basket]) -> tuple[Sequence[Basket], Sequence[Basket]]:
    """The first four fifths of the baskets to learn from, and of the last fifth those with a last product to be
    guessed.
    """
    ordered = sorted(baskets, key=lambda basket: basket.at_ms)
    cut = int(len(ordered) * learnt_part)
    return ordered[:cut], [basket for basket in ordered[cut:] if len(basket.products) > 1]


def riddle(basket: Basket) -> tuple[Sequence[str], str]:
    """The cart that is asked about, and the last product of the basket, which is to be guessed."""
    return basket.products[:-1][-longest_cart:], basket.products[-1]


def hit_rate(way: Way, held_out: Sequence[Basket]) -> HitRate:
    """Asks a way about each basket without its last product."""
    hits = sum(last in way(cart) for cart, last in map(riddle, held_out))
    return HitRate(hits / len(held_out) if held_out else 0.0, len(held_out))


def judge(baskets: Sequence[Basket], *, at_least: int, at_most: int, shape: Shape | None = None) -> Judgement | None:
    """Judges a model that has learnt from the earlier baskets by the later ones, ``at_most`` so many of them, evenly
    spread. None when there are not ``at_least`` so many of them.
    """
    earlier, later = split_by_time(baskets)
    if len(later) < at_least:
        return None
    held_out = [later[number * len(later) // at_most] for number in range(at_most)] if len(later) > at_most else later
    model = Model(earlier, shape)
    popular = [one.product for one in model.popular(suggested + longest_cart).suggestions]
    return Judgement(
        model=hit_rate(lambda cart: [one.product for one in model.together(cart, suggested).suggestions], held_out),
        popular=hit_rate(lambda cart: [one for one in popular if one not in cart][:suggested], held_out),
    )
