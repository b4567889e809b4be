"""What every way of keeping baskets keeps to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from galleria_chassis.store.open_store import open_store

from galleria_recommendations.adapters.outbound.memory_baskets import MemoryBaskets
from galleria_recommendations.adapters.outbound.schema import migrations
from galleria_recommendations.adapters.outbound.sqlite_baskets import SqliteBaskets
from galleria_recommendations.adapters.outbound.sqlite_judgements import SqliteJudgements
from galleria_recommendations.domain.basket import Basket
from galleria_recommendations.domain.examples import bought, day, today
from galleria_recommendations.domain.judgement import HitRate, Judgement
from galleria_recommendations.ports import Baskets, Judged


@pytest.fixture(params=["memory", "sqlite"])
async def baskets(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Baskets]:
    if request.param == "memory":
        yield MemoryBaskets()
        return
    store = await open_store(tmp_path / "recommendations.sqlite", migrations)
    yield SqliteBaskets(store, "recommendations-learn")
    await store.close()


async def test_a_basket_comes_back_as_it_was_kept(baskets: Baskets) -> None:
    (lamps,) = bought("lamp", "shade", by="0123456789abcdef0123456789abcdef")
    (vases,) = bought("vase", days_ago=1)
    assert await baskets.keep("e-1", lamps)
    assert await baskets.keep("e-2", vases)
    assert list(await baskets.since(0)) == [vases, lamps]
    assert list(await baskets.since(today)) == [lamps]


async def test_an_event_is_taken_once_and_so_is_an_order(baskets: Baskets) -> None:
    (lamps,) = bought("lamp", "shade")
    (vases,) = bought("vase")
    assert await baskets.keep("e-1", lamps)
    assert not await baskets.keep("e-1", vases)
    assert not await baskets.keep("e-2", lamps)
    assert list(await baskets.since(0)) == [lamps]


async def test_an_event_that_tells_of_no_basket_is_taken_once_too(baskets: Baskets) -> None:
    assert await baskets.keep("e-1", None)
    assert not await baskets.keep("e-1", None)
    assert list(await baskets.since(0)) == []


async def test_what_somebody_bought_comes_latest_first_each_once_and_of_nobody_else(baskets: Baskets) -> None:
    mine = [
        Basket("o-1", today - 2 * day, ("lamp", "bowl"), "me"),
        Basket("o-2", today, ("shade", "lamp"), "me"),
        Basket("o-3", today, ("vase",), "you"),
        Basket("o-4", today, ("mug",)),
    ]
    for basket in mine:
        await baskets.keep(f"e-{basket.order_id}", basket)
    assert list(await baskets.bought_by("me", 50)) == ["shade", "lamp", "bowl"]
    assert list(await baskets.bought_by("me", 2)) == ["shade", "lamp"]
    assert list(await baskets.bought_by("nobody", 50)) == []


async def test_only_what_is_older_is_forgotten_and_is_not_taken_again(baskets: Baskets) -> None:
    (old,) = bought("sledge", days_ago=9)
    (new,) = bought("lamp")
    await baskets.keep("e-old", old)
    await baskets.keep("e-new", new)
    assert await baskets.forget_before(today - day) == 1
    assert list(await baskets.since(0)) == [new]
    assert not await baskets.keep("e-old", old)


async def test_the_last_judgement_is_remembered_and_only_that(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "recommendations.sqlite", migrations)
    judgements = SqliteJudgements(store)
    assert await judgements.last() is None
    first = Judged(today, Judgement(HitRate(0.25, 40), HitRate(0.125, 40)))
    second = Judged(today + 1, Judgement(HitRate(0.5, 41), HitRate(0.0625, 42)))
    await judgements.remember(first)
    await judgements.remember(second)
    assert await judgements.last() == second
    await store.close()
