"""Learning from orders, and looking over what was learnt."""

import asyncio
from collections.abc import Sequence

import pytest

from galleria_recommendations.adapters.outbound.memory_baskets import MemoryBaskets
from galleria_recommendations.application.fakes import CountingTally, MemoryJudgements
from galleria_recommendations.application.learn_order import ConfirmedOrder, LearnOrder, make_learn_order
from galleria_recommendations.application.model_keeper import ModelKeeper
from galleria_recommendations.application.review import Review
from galleria_recommendations.application.suggest import Suggest
from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.examples import bought, day, today
from galleria_recommendations.domain.judgement import HitRate, Judgement
from galleria_recommendations.domain.shopper import shopper_name
from galleria_recommendations.ports import Judged


class AShop:
    """Recommendations without a wire or a disk."""

    def __init__(self, baskets: MemoryBaskets | None = None, least_judged: int = 20) -> None:
        self.baskets = baskets or MemoryBaskets()
        self.judgements = MemoryJudgements()
        self.tally = CountingTally()
        self.keeper = ModelKeeper(self.baskets)
        self.learn: LearnOrder = make_learn_order(
            baskets=self.baskets, keeper=self.keeper, tally=self.tally, now_ms=lambda: today
        )
        self.review = Review(
            keeper=self.keeper,
            baskets=self.baskets,
            judgements=self.judgements,
            tally=self.tally,
            now_ms=lambda: today,
            memory_days=730,
            least_judged=least_judged,
        )
        self.suggest = Suggest(self.keeper, self.baskets)

    async def confirm(self, *baskets: Basket) -> None:
        for basket in baskets:
            await self.learn(ConfirmedOrder(f"e-{basket.order_id}", basket))


async def test_what_was_just_bought_is_suggested_to_the_next() -> None:
    shop = AShop()
    await shop.confirm(*bought("lamp", "shade"))
    assert [one.product for one in shop.suggest.together(["lamp"], 8).suggestions] == ["shade"]
    assert shop.tally.learnt_orders == 1


async def test_an_order_counts_once_however_often_and_under_whatever_event_it_is_told() -> None:
    shop = AShop()
    (basket,) = bought("lamp", "shade")
    await shop.confirm(basket, basket)
    await shop.learn(ConfirmedOrder("told-anew", basket))
    assert shop.keeper.model.orders == 1
    assert shop.tally.learnt_orders == 1


async def test_an_order_that_does_not_tell_of_its_products_is_counted_and_skipped() -> None:
    shop = AShop()
    await shop.confirm(*bought(), *bought())
    assert (shop.tally.learnt_orders, shop.tally.skipped_orders) == (0, 1)
    assert shop.keeper.model.orders == 0


async def test_an_order_of_the_future_weighs_as_much_as_one_of_today() -> None:
    shop = AShop()
    await shop.confirm(*bought("lamp", "shade", days_ago=-10_000))
    assert shop.keeper.model.learnt_until_ms == today


async def test_somebody_is_suggested_what_goes_with_what_they_bought_themselves() -> None:
    shop = AShop()
    await shop.confirm(*bought("lamp", "shade", times=3), *bought("vase", "tulips", times=3))
    await shop.confirm(*bought("lamp", by=shopper_name("mina")))
    found = await shop.suggest.for_shopper("mina", 1)
    assert (found.basis, found.suggestions[0].product) == ("model", "shade")
    assert (await shop.suggest.for_shopper("somebody-else", 1)).basis == "popular"


async def test_after_a_restart_the_model_is_what_it_was() -> None:
    shop = AShop()
    await shop.confirm(*bought("lamp", "shade", times=3), *bought("lamp", "bulb", days_ago=9, times=2))
    shop.judgements.kept = Judged(today, Judgement(HitRate(0.5, 40), HitRate(0.1, 40)))
    again = AShop(shop.baskets)
    again.judgements.kept = shop.judgements.kept
    await again.review.warm_start()
    before, after = (one.suggest.together(["lamp"], 8) for one in (shop, again))
    assert after.basis == before.basis
    assert [(one.product, one.reason) for one in after.suggestions] == [
        (one.product, one.reason) for one in before.suggestions
    ]
    # The same sums in another order: their last digit may differ.
    assert [one.score for one in after.suggestions] == pytest.approx([one.score for one in before.suggestions])
    assert again.review.last == shop.judgements.kept
    assert again.tally.judgements == [shop.judgements.kept.judgement]


async def test_what_is_older_than_its_memory_is_forgotten() -> None:
    shop = AShop()
    await shop.confirm(*bought("lamp", "sledge", days_ago=800), *bought("lamp", "shade"))
    await shop.review.when_due()
    assert [one.product for one in shop.suggest.together(["lamp"], 8).suggestions] == ["shade"]
    assert len(await shop.baskets.since(0)) == 1


async def test_the_model_judges_itself_once_there_is_enough_to_hold_some_of_it_out() -> None:
    shop = AShop()
    await shop.confirm(*(basket for ago in range(30) for basket in bought("lamp", "shade", days_ago=ago)))
    await shop.review.when_due()
    assert shop.tally.judgements == []
    await shop.confirm(*(basket for ago in range(90) for basket in bought("vase", "tulips", days_ago=ago)))
    await shop.review.when_due()
    assert shop.review.last == Judged(today, Judgement(HitRate(1.0, 24), HitRate(1.0, 24)))
    assert shop.judgements.kept == shop.review.last
    assert len(shop.tally.judgements) == 1


async def test_nothing_is_looked_over_until_a_hundredth_is_news() -> None:
    shop = AShop()
    await shop.confirm(*bought("lamp", "shade", times=200))
    await shop.review.when_due()
    model = shop.keeper.model
    await shop.confirm(*bought("vase", "tulips"))
    await shop.review.when_due()
    assert shop.keeper.model is model
    await shop.confirm(*bought("vase", "roses", times=2))
    await shop.review.when_due()
    assert shop.keeper.model is not model


class SlowBaskets(MemoryBaskets):
    """Reads what is there, and takes its time to hand it over."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = asyncio.Event()
        self.go_on = asyncio.Event()

    async def since(self, at_ms: float) -> Sequence[Basket]:
        found = await super().since(at_ms)
        self.reading.set()
        await self.go_on.wait()
        return found


async def test_what_is_learnt_while_the_model_is_made_anew_is_in_the_new_one_once() -> None:
    baskets = SlowBaskets()
    shop = AShop(baskets)
    await shop.confirm(*bought("lamp", "shade", days_ago=1))
    renewing = asyncio.create_task(shop.keeper.renew(today - 10 * day))
    await baskets.reading.wait()
    await shop.confirm(*bought("vase", "tulips"))
    # Kept before the reading, and learnt only now.
    shop.keeper.learn(*bought("lamp", "shade", days_ago=1))
    baskets.go_on.set()
    await renewing
    assert shop.keeper.model.orders == 2
    assert shop.suggest.together(["vase"], 1).suggestions[0].product == "tulips"
    await shop.keeper.renew(today - 10 * day)
    assert shop.keeper.model.orders == 2
