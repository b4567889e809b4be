"""``python -m galleria_recommendations.bench``: how quick the model is, beside the textbook on the same machine."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep
from typing import Final

import numpy as np

from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.judgement import judge
from galleria_recommendations.domain.model import Model
from galleria_recommendations.offline.invoices import read_invoices
from galleria_recommendations.offline.plain_cosine import PlainCosine

products: Final = 4_000
_orders: Final = 14_000
_carts: Final = 2_000
_cart_size: Final = 10
_ms: Final = 1_000
_pause_s: Final = 0.002
_minute_ms: Final = 60_000
_began_ms: Final = 1_764_547_200_000


def a_shop(seed: int = 1) -> list[Basket]:
    """A made-up shop: products sell as Zipf has it, and those of one of its two hundred corners are bought together."""
    chance = np.random.default_rng(seed)
    sells = 1 / np.arange(1.0, products + 1) ** 0.7
    corner = chance.integers(0, 200, products)
    baskets = [Basket("everything", _began_ms, tuple(f"thing-{number}" for number in range(products)))]
    for number in range(_orders):
        size = min(50, 1 + int(chance.exponential(14)))
        likes = sells * np.where(corner == corner[chance.integers(products)], 40, 1)
        picked = chance.choice(products, size, replace=False, p=likes / likes.sum())
        baskets.append(Basket(f"o-{number}", _began_ms + number * _minute_ms, tuple(f"thing-{one}" for one in picked)))
    return baskets


def times_of(
    ask: Callable[[Sequence[str]], object], carts: Sequence[Sequence[str]], *, pause_s: float = 0
) -> list[float]:
    """How long each answer takes, in milliseconds, with a pause before each."""
    taken = []
    for cart in carts:
        sleep(pause_s)
        began = perf_counter()
        ask(cart)
        taken.append((perf_counter() - began) * _ms)
    return taken


def _meanwhile(work: Callable[[], object], times: Callable[[], list[float]]) -> list[float]:
    """What is timed again and again until some work has ended that is done in a thread."""
    thread = Thread(target=work)
    thread.start()
    taken = times()
    while thread.is_alive():
        taken += times()
    thread.join()
    return taken


def main(arguments: list[str], say: Callable[[str], object]) -> int:
    """Prints the table, of real invoices where a file of them is named."""
    baskets = read_invoices(Path(arguments[0])) if arguments else a_shop()
    began = perf_counter()
    model = Model(baskets)
    made = perf_counter() - began
    cosine = PlainCosine(baskets)
    carts = [one.products[:_cart_size] for one in baskets if len(one.products) >= _cart_size][-_carts:]

    def ask(cart: Sequence[str]) -> object:
        return model.together(cart, 8)

    say(f"{model.products:,} products of {model.orders:,} orders; the model was made in {made:.2f} s")
    say(f"{'':<34}{'median':>9}{'99 %':>9}  milliseconds")
    floor = _row(say, "textbook cosine, cart of 10", times_of(lambda cart: cosine.suggest(cart, 8), carts))
    together = _row(say, "together, cart of 10", times_of(ask, carts))
    _row(say, "together, cart of 50", times_of(lambda cart: model.together((tuple(cart) * 5)[:50], 8), carts))
    _row(say, "similar", times_of(lambda cart: model.similar(cart[0], 8), carts))
    _row(say, "popular", times_of(lambda cart: model.popular(8), carts))
    _row(
        say,
        "learning a basket of 10",
        times_of(lambda cart: model.learn(Basket("new", baskets[-1].at_ms, tuple(cart))), carts),
    )
    _row(
        say,
        "together, while a model is made",
        _meanwhile(lambda: Model(baskets), lambda: times_of(ask, carts[:50], pause_s=_pause_s)),
    )
    judging = _meanwhile(
        lambda: judge(baskets, at_least=1, at_most=500), lambda: times_of(ask, carts[:50], pause_s=_pause_s)
    )
    _row(say, "together, while one is judged", judging)
    say(f"together takes {together / floor:.2f} times the textbook's time at 99 %")
    return 0


def _row(say: Callable[[str], object], about: str, taken: Sequence[float]) -> float:
    median, late = (float(one) for one in np.percentile(taken, [50, 99]))
    say(f"{about:<34}{median:>9.2f}{late:>9.2f}")
    return late


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], lambda line: sys.stdout.write(f"{line}\n")))
