"""How the model looks at baskets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """Found on the first eight months of the real invoices, see the README; the last two judged it."""

    pair_half_life_days: float = 90
    """What goes together changes with the seasons."""
    popular_half_life_days: float = 14
    """What is popular changes sooner."""
    largest_basket: int = 60
    """Larger ones are a shopkeeper's restocking: they say what sells, and nothing of what goes together."""
    of_the_asked: float = 0.6
    of_the_suggested: float = 0.4
    """How much it counts against a pair that either product is bought anyway. Halves would be the cosine; less for the
    suggested one lets what sells well through."""
    shrinkage: float = 3
    """So many baskets without the pair are imagined, so that one lucky pair is not a rule."""
    fading: float = 0.6
    """What was put into the cart before says so much of what it would have said as the last."""
    least_say: float = 0.02
    """The part that every product of a cart keeps."""
    company: int = 100
    """Two products are similar by so many of the products that each is bought with."""
