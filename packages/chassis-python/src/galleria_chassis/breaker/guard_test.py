import asyncio
from functools import partial

import pytest

from galleria_chassis.breaker.breaker import BreakerSettings, Verdict
from galleria_chassis.breaker.guard import Guard, GuardMetrics
from galleria_chassis.breaker.retry_budget import RetryBudget
from galleria_chassis.outage import Outage
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.testkit.fakes import ManualClock, world


class Shop:
    """A guard of a dependency that is told how to fare."""

    def __init__(self, capacity: int = 64) -> None:
        self.clock = ManualClock()
        self.metrics = Metrics("notes")
        settings = BreakerSettings(volume_threshold=4)
        self.guard = Guard("catalog.product.get", GuardMetrics(self.metrics), world(self.clock), settings, capacity)

    async def fares(self, *verdicts: Verdict) -> None:
        for verdict in verdicts:
            await self.guard.run(partial(_itself, verdict), lambda said: said)

    def state(self) -> str:
        return self.guard.state

    def shows(self, line: str) -> bool:
        return line in self.metrics.exposition().decode()


async def _itself(verdict: Verdict) -> Verdict:
    return verdict


async def test_half_of_enough_calls_failing_opens_it_and_nobody_is_asked_any_more() -> None:
    shop = Shop()
    await shop.fares("success", "failure", "failure")
    assert shop.state() == "closed"
    await shop.fares("failure")
    assert shop.state() == "open"
    with pytest.raises(Outage) as refused:
        await shop.fares("success")
    assert refused.value.kind == "breaker-open"
    assert shop.shows('galleria_breaker_state{service="notes",target="catalog.product.get"} 2.0') or shop.shows(
        'galleria_breaker_state{target="catalog.product.get",service="notes"} 2.0'
    )


async def test_refusals_say_nothing_of_health_and_old_failures_are_forgotten() -> None:
    shop = Shop()
    await shop.fares("failure", "neutral", "neutral", "neutral", "failure")
    assert shop.state() == "closed"
    shop.clock.passes(11_000)
    await shop.fares("failure", "failure")
    assert shop.state() == "closed"


async def test_after_its_rest_one_probe_decides() -> None:
    shop = Shop()
    await shop.fares("failure", "failure", "failure", "failure")
    shop.clock.passes(6_100)
    assert shop.state() == "half-open"
    await shop.fares("neutral")
    assert shop.state() == "half-open"
    await shop.fares("failure")
    assert shop.state() == "open"
    shop.clock.passes(6_100)
    await shop.fares("success")
    assert shop.state() == "closed"


async def test_while_one_probes_the_others_wait() -> None:
    shop = Shop()
    await shop.fares("failure", "failure", "failure", "failure")
    shop.clock.passes(6_100)
    answered = asyncio.Event()

    async def slow() -> None:
        await answered.wait()

    probe = asyncio.create_task(shop.guard.run(slow, lambda _: "success"))
    await asyncio.sleep(0)
    with pytest.raises(Outage):
        await shop.fares("success")
    answered.set()
    await probe
    assert shop.state() == "closed"


async def test_answers_from_before_the_opening_count_neither_for_it_nor_against_it() -> None:
    shop = Shop()
    answered = asyncio.Event()

    async def slow() -> None:
        await answered.wait()

    early = [asyncio.create_task(shop.guard.run(slow, lambda _: "failure")) for _ in range(4)]
    await asyncio.sleep(0)
    await shop.fares("failure", "failure", "failure", "failure")
    shop.clock.passes(6_100)
    await shop.fares("success")
    answered.set()
    await asyncio.gather(*early)
    assert shop.state() == "closed"


async def test_a_hung_dependency_takes_no_more_than_its_share() -> None:
    shop = Shop(capacity=1)
    answered = asyncio.Event()

    async def slow() -> None:
        await answered.wait()

    first = asyncio.create_task(shop.guard.run(slow, lambda _: "success"))
    await asyncio.sleep(0)
    with pytest.raises(Outage) as refused:
        await shop.fares("success")
    assert refused.value.kind == "bulkhead-full"
    answered.set()
    await first
    await shop.fares("success")


def test_retries_are_a_tenth_of_the_calls_and_three_in_any_case() -> None:
    clock = ManualClock()
    budget = RetryBudget(clock)
    assert [budget.take() for _ in range(4)] == [True, True, True, False]
    for _ in range(50):
        budget.spend()
    assert [budget.take() for _ in range(3)] == [True, True, False]
    clock.passes(10_000)
    assert budget.take()
