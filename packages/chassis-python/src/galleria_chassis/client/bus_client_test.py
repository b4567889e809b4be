from functools import partial

import pytest

from galleria_chassis.answer import Answer, Done, Refusal, done
from galleria_chassis.breaker.guard import GuardMetrics
from galleria_chassis.bus.bus import BusMessage
from galleria_chassis.client.bus_client import BusClient, ClientParts
from galleria_chassis.client.client_metrics import ClientMetrics
from galleria_chassis.contract import load_contract
from galleria_chassis.json_text import to_json
from galleria_chassis.outage import Outage
from galleria_chassis.problem import problem
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.testkit.fakes import call, world
from galleria_chassis.testkit.memory_bus import MemoryBus

catalog = load_contract("catalog")
request = catalog.endpoints["product.get"].example_request


def client_on(bus: MemoryBus) -> BusClient:
    metrics = Metrics("notes")
    parts = ClientParts(bus, world(), ClientMetrics(metrics), GuardMetrics(metrics), None, lambda guard: None)
    return BusClient(catalog, parts)


def refusing(code: str) -> BusMessage:
    said = problem(code)
    headers = {"Nats-Service-Error": code, "Nats-Service-Error-Code": str(said.status)}
    return BusMessage("_INBOX", headers, to_json(said.as_json()))


def always(reply: BusMessage, subject: str, body: bytes) -> BusMessage:
    return reply


async def test_an_ask_tells_how_much_time_is_left_how_urgent_it_is_and_in_which_trace() -> None:
    bus = MemoryBus()
    bus.answer = lambda subject, body: BusMessage("_INBOX", {}, b'{"productId":"lamp"}')
    answer = await client_on(bus).ask("product.get", request, call(budget_ms=120))
    assert answer == Done({"productId": "lamp"})
    [(subject, _, headers)] = bus.asked
    assert subject == "svc.catalog.product.get"
    assert headers["timeout-ms"] == "120"
    assert headers["priority"] == "normal"
    assert headers["traceparent"].startswith("00-0af7651916cd43dd8448eb211c80319c-")


async def test_a_refusal_is_an_answer_and_an_outage_is_raised() -> None:
    bus = MemoryBus()
    client = client_on(bus)
    bus.answer = lambda subject, body: refusing("product-unknown")
    refused = await client.ask("product.get", request, call())
    assert isinstance(refused, Refusal)
    assert refused.problem.code == "product-unknown"
    for code, kind in (("overloaded", "overloaded"), ("deadline-exceeded", "timeout"), ("internal", "failed")):
        bus.answer = partial(always, refusing(code))
        with pytest.raises(Outage) as failed:
            await client.ask("product.get", request, call())
        assert failed.value.kind == kind


async def test_a_spent_budget_asks_nobody() -> None:
    bus = MemoryBus()
    with pytest.raises(Outage, match="budget-spent"):
        await client_on(bus).ask("product.get", request, call(budget_ms=0.5))
    assert bus.asked == []


async def test_whoever_found_nobody_asks_again_and_then_says_so() -> None:
    bus = MemoryBus()
    with pytest.raises(Outage, match="no-responders"):
        await client_on(bus).ask("product.get", request, call())
    assert len(bus.asked) == 3


async def test_an_outage_can_be_covered_where_asking_changes_nothing_only() -> None:
    async def cover(outage: Outage) -> Answer:
        return done({"covered": outage.kind})

    client = client_on(MemoryBus())
    assert await client.ask("product.get", request, call(), fallback=cover) == Done({"covered": "no-responders"})
    parts = ClientParts(
        MemoryBus(), world(), ClientMetrics(Metrics("a")), GuardMetrics(Metrics("b")), None, lambda guard: None
    )
    orders = load_contract("orders")
    changing = next(key for key, endpoint in orders.endpoints.items() if not endpoint.idempotent)
    with pytest.raises(TypeError, match="changes things"):
        await BusClient(orders, parts).ask(changing, {}, call(), fallback=cover)
