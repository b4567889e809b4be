"""``python -m galleria_recommendations.evaluate <transactions.csv.gz>``: how good the model is on real invoices."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.judgement import HitRate, hit_rate, riddle, split_by_time, suggested
from galleria_recommendations.domain.model import Model
from galleria_recommendations.offline.invoices import read_invoices
from galleria_recommendations.offline.plain_cosine import PlainCosine

Ranking = Callable[[Sequence[str], int], Sequence[str]]
"""Suggests so many products for a cart."""
_others: Final = 50


def ways_of(earlier: Sequence[Basket]) -> Mapping[str, Ranking]:
    """Ways of suggesting that have all learnt from the same baskets."""
    model, cosine = Model(earlier), PlainCosine(earlier)
    lately = [one.product for one in model.popular(model.products).suggestions]
    ever = list(sales_of(earlier))
    return {
        "the model": lambda cart, limit: [one.product for one in model.together(cart, limit).suggestions],
        "textbook cosine": cosine.suggest,
        "popular lately": lambda cart, limit: _best_of(lately, cart, limit),
        "popular ever": lambda cart, limit: _best_of(ever, cart, limit),
    }


def sales_of(baskets: Sequence[Basket]) -> Mapping[str, int]:
    """In how many baskets each product was, the best-selling one first."""
    return dict(Counter(product for basket in baskets for product in basket.products).most_common())


def among_all(ranking: Ranking, later: Sequence[Basket]) -> HitRate:
    """The hit rate where every product of the shop may be suggested."""
    return hit_rate(lambda cart: ranking(cart, suggested), later)


def learning_on(earlier: Sequence[Basket], later: Sequence[Basket]) -> HitRate:
    """The hit rate of the model as it is in the shop: it learns each basket once it was asked about it."""
    model = Model(earlier)
    hits = 0
    for basket in later:
        cart, last = riddle(basket)
        hits += last in {one.product for one in model.together(cart, suggested).suggestions}
        model.learn(basket)
    return HitRate(hits / len(later), len(later))


def among_some(ranking: Ranking, sales: Mapping[str, int], later: Sequence[Basket]) -> HitRate:
    """The hit rate where only fifty others compete, drawn as often as they sell. It flatters all ways of suggesting."""
    chance = np.random.default_rng(1)
    names = list(sales)
    shares = np.array(list(sales.values())) / sum(sales.values())
    draws = min(_others * 2, len(names))
    hits = 0
    for basket in later:
        cart, last = riddle(basket)
        drawn = (names[number] for number in chance.choice(len(names), draws, replace=False, p=shares))
        others = [product for product in drawn if product not in basket.products][:_others]
        competing = {last, *others}
        hits += last in [product for product in ranking(cart, len(names)) if product in competing][:suggested]
    return HitRate(hits / len(later), len(later))


def _best_of(best: Sequence[str], cart: Sequence[str], limit: int) -> Sequence[str]:
    return [product for product in best[: limit + len(cart)] if product not in cart][:limit]


def main(arguments: list[str], say: Callable[[str], object]) -> int:
    """Prints the table."""
    if len(arguments) != 1:
        say("python -m galleria_recommendations.evaluate <transactions.csv.gz>")
        return 2
    earlier, later = split_by_time(read_invoices(Path(arguments[0])))
    sales = sales_of(earlier)
    say(f"learnt from {len(earlier):,} invoices, judged by the last products of the {len(later):,} after them")
    say(f"{'':<28}{'of all products':>16}{f'of {_others} and itself':>20}")
    say(f"{'the model, learning on':<28}{learning_on(earlier, later).hit_rate_at_10:>16.1%}")
    for way, ranking in ways_of(earlier).items():
        everywhere = among_all(ranking, later).hit_rate_at_10
        say(f"{way:<28}{everywhere:>16.1%}{among_some(ranking, sales, later[::4]).hit_rate_at_10:>20.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], lambda line: sys.stdout.write(f"{line}\n")))
