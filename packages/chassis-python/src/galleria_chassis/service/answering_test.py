import asyncio
from dataclasses import replace

import pytest

from galleria_chassis.answer import Answer, done, refuse
from galleria_chassis.authority.admission import Authority
from galleria_chassis.authority.verify import Doubt, Verified
from galleria_chassis.bus.bus import BusAnswer, BusHeaders, BusMessage
from galleria_chassis.call import Call
from galleria_chassis.contract import Contract, load_contract
from galleria_chassis.json_text import JsonObject, RawJson, from_json
from galleria_chassis.outage import Outage
from galleria_chassis.service.answering import AnsweringParts, create_endpoints
from galleria_chassis.service.server_metrics import ServerMetrics
from galleria_chassis.service.service import Handler
from galleria_chassis.telemetry.metrics import Metrics
from galleria_chassis.telemetry.otel_tracing import TracingOptions, create_tracing
from galleria_chassis.testkit.fakes import Lines, world

recommendations = load_contract("recommendations")
popular = recommendations.endpoints["product.popular"]


class Nobody:
    async def refused(self, method: str, verified: Verified | None, code: str, call: Call) -> None:
        """Nobody writes it down."""

    async def reached(self, method: str, verified: Verified, request: JsonObject, call: Call) -> None:
        """Nobody writes it down."""


async def doubts(token: str, /) -> Verified | Doubt:
    return Doubt("nobody is known here")


class Asked:
    """One endpoint with a handler, and what was logged about it."""

    def __init__(self, handler: Handler, *, needs_key: bool = False) -> None:
        self.lines = Lines()
        self.metrics = Metrics("recommendations")
        used = world()
        tracing = create_tracing(TracingOptions("notes", "notes-1", "0", None), used.random, self.metrics)
        endpoint = replace(popular, needs_key=needs_key)
        contract = Contract("recommendations", "supporting", {"product.popular": endpoint}, {})
        authority = Authority(doubts, Nobody())
        parts = AnsweringParts(used, self.lines.log, tracing, ServerMetrics(self.metrics), authority)
        [self.endpoint] = create_endpoints(contract, {"product.popular": handler}, parts)

    async def ask(self, body: bytes = b'{"limit":8}', headers: BusHeaders | None = None) -> BusAnswer:
        return await self.endpoint.handle(BusMessage(self.endpoint.subject, headers or {}, body))


async def answers(request: JsonObject, call: Call) -> Answer:
    return done({"suggestions": [], "basis": "popular"})


def code_of(answer: BusAnswer) -> str:
    assert answer.headers["Nats-Service-Error"] == from_json(answer.body)["code"]
    assert answer.headers["Nats-Service-Error-Code"] == str(from_json(answer.body)["status"])
    return answer.headers["Nats-Service-Error"]


async def test_what_keeps_to_the_contract_is_answered_and_counted() -> None:
    asked = Asked(answers)
    answer = await asked.ask()
    assert (from_json(answer.body), dict(answer.headers)) == ({"suggestions": [], "basis": "popular"}, {})
    assert asked.endpoint.statistics()["answered"] == 1
    assert b'rpc_server_call_duration_seconds_count{error_type="",rpc_method' in asked.metrics.exposition()


async def test_json_that_was_made_earlier_is_not_made_again() -> None:
    async def made(request: JsonObject, call: Call) -> Answer:
        return done(RawJson(b'{"made":1}'))

    assert (await Asked(made).ask()).body == b'{"made":1}'


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        (b"{", {}, "malformed-body"),
        (b'{"limit":0}', {}, "invalid-request"),
        (b'{"limit":8,"x":1}', {}, "invalid-request"),
        (b'{"limit":8}', {"idempotency-key": "short"}, "invalid-request"),
        (b'{"limit":8' + b" " * 262_144 + b"}", {}, "body-too-large"),
        (b'{"limit":8}', {"timeout-ms": "0"}, "deadline-exceeded"),
        (b'{"limit":8}', {"timeout-ms": "-5"}, "deadline-exceeded"),
    ],
)
async def test_what_does_not_is_refused(body: bytes, headers: BusHeaders, code: str) -> None:
    async def never(request: JsonObject, call: Call) -> Answer:
        raise AssertionError

    assert code_of(await Asked(never).ask(body, headers)) == code


async def test_a_field_that_is_wrong_is_named() -> None:
    answer = await Asked(answers).ask(b'{"limit":"many"}')
    assert from_json(answer.body)["errors"][0]["field"] == "limit"


async def test_where_a_key_is_needed_it_has_to_come() -> None:
    asked = Asked(answers, needs_key=True)
    assert code_of(await asked.ask()) == "idempotency-key-missing"
    assert "Nats-Service-Error" not in (await asked.ask(headers={"idempotency-key": "0123456789abcdef"})).headers


async def test_a_refusal_is_sent_as_a_problem_and_told_in_one_line() -> None:
    async def refuses(request: JsonObject, call: Call) -> Answer:
        return refuse("not-found", detail="Nothing is sold yet.")

    asked = Asked(refuses)
    assert from_json((await asked.ask()).body)["detail"] == "Nothing is sold yet."
    assert asked.lines.messages() == ["an ask was refused"]
    assert asked.endpoint.statistics()["refused"] == 1


async def test_an_outage_behind_an_error_is_told_from_a_bug_and_neither_tells_what_happened() -> None:
    async def fails(request: JsonObject, call: Call) -> Answer:
        raise ValueError("secret") from Outage("timeout", "catalog.product.get")

    async def breaks(request: JsonObject, call: Call) -> Answer:
        raise ValueError("secret")

    outage, bug = Asked(fails), Asked(breaks)
    assert code_of(await outage.ask()) == "deadline-exceeded"
    answer = await bug.ask()
    assert code_of(answer) == "internal"
    assert b"secret" not in answer.body
    assert [line["level"] for line in (*outage.lines.lines, *bug.lines.lines)] == ["warn", "error"]
    assert bug.endpoint.statistics()["failed"] == 1


async def test_an_answer_that_is_no_json_is_a_bug_and_answered_as_one() -> None:
    async def odd(request: JsonObject, call: Call) -> Answer:
        return done({"suggestions": {1, 2}})

    assert code_of(await Asked(odd).ask()) == "internal"


async def test_whoever_works_longer_than_the_budget_is_given_up_at_once_and_what_becomes_of_it_is_told() -> None:
    ended = asyncio.Event()

    async def stubborn(request: JsonObject, call: Call) -> Answer:
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
            raise ValueError("it broke as well")

    asked = Asked(stubborn)
    assert code_of(await asked.ask(headers={"timeout-ms": "20"})) == "deadline-exceeded"
    await ended.wait()
    await asyncio.sleep(0)
    assert asked.lines.messages() == ["an ask failed for an outage", "an ask failed after it had been given up"]


async def test_a_contract_and_its_handlers_must_agree() -> None:
    parts = AnsweringParts(
        world(),
        Lines().log,
        create_tracing(TracingOptions("a", "a", "0", None), world().random, Metrics("a")),
        ServerMetrics(Metrics("a")),
        Authority(doubts, Nobody()),
    )
    with pytest.raises(ValueError, match=r"model\.get"):
        create_endpoints(recommendations, {"product.popular": answers}, parts)
