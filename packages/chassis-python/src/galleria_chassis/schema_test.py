from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from galleria_chassis.config.contracts_dir import contracts_dir
from galleria_chassis.contract import Contract, load_contract
from galleria_chassis.json_text import from_json, to_json
from galleria_chassis.schema import Schema
from galleria_chassis.service.request_text import read_request_text

contexts = sorted(file.stem for file in (contracts_dir() / "golden").glob("*.json"))


def golden(context: str) -> Any:
    return from_json((contracts_dir() / "golden" / f"{context}.json").read_bytes())


def invalid(contract: Contract) -> Iterator[tuple[str, Any]]:
    for key, examples in golden(contract.context)["endpoints"].items():
        for mutant in examples["invalidRequests"]:
            yield key, mutant


def test_there_are_contracts_to_look_at() -> None:
    assert {"orders", "shipping", "recommendations"} <= set(contexts)


@pytest.mark.parametrize("context", contexts)
def test_what_keeps_to_a_contract_is_taken(context: str) -> None:
    contract = load_contract(context)
    for key, examples in golden(context)["endpoints"].items():
        request, reply = Schema(contract.endpoints[key].request), Schema(contract.endpoints[key].reply)
        assert [one for one in examples["requests"] if request.errors(one)] == []
        assert [one for one in examples["replies"] if reply.errors(one)] == []
    for event in contract.events.values():
        assert Schema(event.data).errors(event.example) == []


@pytest.mark.parametrize("context", contexts)
def test_what_does_not_is_refused_for_the_field_that_every_language_names(context: str) -> None:
    contract = load_contract(context)
    schemas = {key: Schema(endpoint.request) for key, endpoint in contract.endpoints.items()}
    wrong = [
        (key, mutant["about"], mutant["field"], [error.field for error in errors])
        for key, mutant in invalid(contract)
        for errors in [schemas[key].errors(read_request_text(to_json(mutant["request"])))]
        if mutant["field"] not in [error.field for error in errors]
    ]
    assert wrong == []


def test_what_was_sent_is_not_repeated() -> None:
    schema = Schema({"type": "object", "properties": {"card": {"type": "string", "pattern": "^[a-z]+$"}}})
    [error] = schema.errors({"card": "4111111111111111"})
    assert (error.field, "4111" in error.reason) == ("card", False)


def test_at_most_twenty_errors_are_told() -> None:
    schema = Schema({"type": "object", "properties": {}, "additionalProperties": False})
    assert len(schema.errors({f"field-{number}": 1 for number in range(50)})) == 20


def test_the_contracts_lie_beside_the_package_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONTRACTS_DIR", raising=False)
    assert (contracts_dir() / "problems.json").exists()
    monkeypatch.setenv("CONTRACTS_DIR", "/elsewhere")
    assert contracts_dir() == Path("/elsewhere")


def test_numbers_that_are_whole_are_read_as_whole_numbers() -> None:
    value = read_request_text(b'{"limit": 8.0, "share": 0.5, "big": 1e300}')
    assert value == {"limit": 8, "share": 0.5, "big": 1e300}
    assert isinstance(value["limit"], int)


@pytest.mark.parametrize("text", [b"", b"{", b"nonsense", b"[1,]", b'"\xff"', b"NaN", b"[" * 2_000])
def test_what_is_not_json_is_told_apart(text: bytes) -> None:
    with pytest.raises(ValueError, match="not JSON"):
        read_request_text(text)


def test_what_is_deeper_than_any_contract_is_cut_and_not_fallen_over() -> None:
    depth = 20_000
    text = b'{"limit": ' + b'[{"a": ' * depth + b'"]}\\" {["' + b"}]" * depth + b', "productIds": []}'
    value = read_request_text(text)
    assert set(value) == {"limit", "productIds"}
    errors = Schema(load_contract("recommendations").endpoints["product.together"].request).errors(value)
    assert {error.field for error in errors} == {"limit", "productIds"}
