"""The item-to-item model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.company import Company
from galleria_recommendations.domain.decay import Decay
from galleria_recommendations.domain.pairs import Pairs, pack_pairs
from galleria_recommendations.domain.shape import Shape
from galleria_recommendations.domain.shelf import Shelf
from galleria_recommendations.domain.suggestion import Reason, Suggestion, Suggestions
from galleria_recommendations.domain.tally import Numbers, Tally


class Model:
    """Suggests by what is bought together: item-to-item (Linden, Smith, York: IEEE Internet Computing 2003), with
    weights that fade, with shrinkage, and with popular products held back. It learns basket by basket.
    """

    def __init__(self, baskets: Iterable[Basket] = (), shape: Shape | None = None) -> None:
        """Learns all of these at once, which is much quicker than one by one and comes to the same."""
        self.shape: Final = shape or Shape()
        self.orders = 0
        self.learnt_until_ms: float | None = None
        self._pair_decay = Decay(self.shape.pair_half_life_days)
        self._popular_decay = Decay(self.shape.popular_half_life_days)
        self._shelf = Shelf()
        self._bought = Tally()
        self._lately = Tally()
        pairs: list[tuple[list[int], float]] = []
        for basket in baskets:
            pairs += self._count(basket)
        packed = pack_pairs([one for one, _ in pairs], [weight for _, weight in pairs], len(self._shelf))
        self._pairs = Pairs(packed)
        self._company = Company(self._likenesses(packed), self.shape.company)

    @property
    def products(self) -> int:
        """How many products it has met."""
        return len(self._shelf)

    def learn(self, basket: Basket) -> None:
        """Learns one more basket. What is similar is learnt only when a new model is made."""
        for products, weight in self._count(basket):
            self._pairs.learn(products, weight)

    def together(self, cart: Sequence[str], limit: int) -> Suggestions:
        """What goes with a cart, whose products stand in the order in which they were put in. None of them is
        suggested.
        """
        say = np.maximum(self.shape.fading ** np.arange(len(cart) - 1, -1, -1.0), self.shape.least_say)
        return self._bought_with(cart, say, cart, limit)

    def for_shopper(self, bought: Sequence[str], limit: int) -> Suggestions:
        """What somebody may like who has bought these products, the latest first. None of them is suggested again."""
        return self._bought_with(bought, 1 / np.arange(1.0, len(bought) + 1), bought, limit)

    def similar(self, product: str, limit: int) -> Suggestions:
        """What may be bought instead: products that keep the same company."""
        known = self._shelf.known([product])
        if not known:
            return self._popular_but([product], limit)
        likeness = self._company.likeness(known[0])
        reason = Reason("similar-to", product)
        found = [
            Suggestion(self._shelf.name(number), score, reason)
            for number, score in _best(likeness, limit, without=known)
        ]
        return Suggestions("model", tuple(found)) if found else self._popular_but([product], limit)

    def popular(self, limit: int) -> Suggestions:
        """What many have bought lately; the score is how many, of whom those of a fortnight ago count half."""
        return self._popular_but([], limit)

    def _count(self, basket: Basket) -> list[tuple[list[int], float]]:
        """Counts all of a basket but its pairs, and returns those as products and weight, if they say anything."""
        products = [self._shelf.place(product) for product in basket.products]
        self.orders += 1
        self.learnt_until_ms = max(self.learnt_until_ms or basket.at_ms, basket.at_ms)
        weight = self._pair_decay.weight(basket.at_ms)
        self._bought.add(products, weight)
        self._lately.add(products, self._popular_decay.weight(basket.at_ms))
        # A pair out of many is less of a choice than the only one there is.
        says_something = 2 <= len(products) <= self.shape.largest_basket
        return [(products, weight / np.sqrt(len(products)))] if says_something else []

    def _bought_with(self, asked: Sequence[str], say: Numbers, without: Sequence[str], limit: int) -> Suggestions:
        known = [
            (number, part) for product, part in zip(asked, say, strict=True) for number in self._shelf.known([product])
        ]
        if not known:
            return self._popular_but(without, limit)
        numbers = [number for number, _ in known]
        likenesses = self._weighed(self._pairs.rows(numbers, self.products), numbers)
        likenesses *= np.array([part for _, part in known])[:, np.newaxis]
        found = [
            Suggestion(self._shelf.name(number), score, self._reason(numbers, likenesses[:, number]))
            for number, score in _best(likenesses.sum(axis=0), limit, without=self._shelf.known(without))
        ]
        if not found:
            return self._popular_but(without, limit)
        more = self._popular_but([*without, *(one.product for one in found)], limit - len(found))
        least = found[-1].score
        # Whatever the numbers of the two lists mean, one list is handed out, best first.
        filled = [Suggestion(one.product, least * one.score / (one.score + 1), one.reason) for one in more.suggestions]
        return Suggestions("model", (*found, *filled))

    def _reason(self, asked: Sequence[int], likenesses: Numbers) -> Reason:
        return Reason("bought-with", self._shelf.name(asked[int(likenesses.argmax())]))

    def _weighed(self, together: Numbers, asked: Sequence[int]) -> Numbers:
        bought = self._bought.first(self.products)
        asked_part = bought[list(asked)] ** self.shape.of_the_asked
        weighed: Numbers = together / (np.outer(asked_part, bought**self.shape.of_the_suggested) + self._imagined())
        return weighed

    def _likenesses(self, packed: csr_array) -> csr_array:
        bought = self._bought.first(self.products)
        rows = np.repeat(np.arange(self.products), np.diff(packed.indptr))
        expected = bought[rows] ** self.shape.of_the_asked * bought[packed.indices] ** self.shape.of_the_suggested
        return csr_array(
            (packed.data / (expected + self._imagined()), packed.indices, packed.indptr), shape=packed.shape
        )

    def _imagined(self) -> float:
        """The weight of the baskets that are imagined: as of today, where today is the last day that anybody bought."""
        return self.shape.shrinkage * self._pair_decay.weight(self.learnt_until_ms or 0)

    def _popular_but(self, without: Sequence[str], limit: int) -> Suggestions:
        now = self._popular_decay.weight(self.learnt_until_ms or 0)
        best = _best(self._lately.first(self.products) / now, limit, without=self._shelf.known(without))
        reason = Reason("popular")
        return Suggestions(
            "popular", tuple(Suggestion(self._shelf.name(number), score, reason) for number, score in best)
        )


def _best(scores: Numbers, limit: int, *, without: Sequence[int]) -> list[tuple[int, float]]:
    """The numbers of the highest scores above nothing, and the scores, best first; of equals the one that was met
    first.
    """
    scores = scores.copy()
    scores[[number for number in without if number < len(scores)]] = 0
    count = min(limit, len(scores))
    if count <= 0:
        return []
    bar = np.partition(scores, -count)[-count]
    candidates = np.flatnonzero((scores >= bar) & (scores > 0))
    ordered = candidates[np.argsort(-scores[candidates], kind="stable")][:count]
    return [(int(number), float(scores[number])) for number in ordered]
