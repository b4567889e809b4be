"""A context's published language, as it was exported from the contracts (``packages/contracts/schemas``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from galleria_chassis.config.contracts_dir import contracts_dir
from galleria_chassis.json_text import JsonObject, from_json

Rank = Literal["core", "supporting", "general"]
"""Where a context stands in Evans' distillation; load is shed from ``general`` upwards."""
Reach = Literal["own", "any"]


@dataclass(frozen=True, slots=True)
class OpenAccess:
    """What everybody may know. Who asks is neither told nor looked at; the broker's permissions still hold."""


@dataclass(frozen=True, slots=True)
class CallerAccess:
    """Services among themselves: only these processes may ask, whoever they ask for."""

    callers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleAccess:
    """People: by what they are and by what is theirs."""

    may: Mapping[str, Reach]
    owner: tuple[str, ...] = ()
    """The fields of a request that say whose it is; all of them, when it is several's."""
    conceals: str = "not-found"
    """The refusal that what is not one's own answers with: the very one of what does not exist."""


Access = OpenAccess | CallerAccess | RoleAccess


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One question that a context answers."""

    key: str
    """``<resource>.<action>``"""
    subject: str
    access: Access
    request: JsonObject
    """JSON Schema 2020-12; unknown fields are refused."""
    reply: JsonObject
    """JSON Schema 2020-12; unknown fields are kept."""
    idempotent: bool
    needs_key: bool
    timeout_ms: int
    """The longest a caller waits by default; a smaller budget wins."""
    refusals: tuple[str, ...]
    example_request: JsonObject
    example_reply: JsonObject


@dataclass(frozen=True, slots=True)
class EventType:
    """A fact that a context announces."""

    key: str
    """``<aggregate>.<past>``"""
    type: str
    """The kebab-case name of the fact, as in ``ce-type``."""
    version: int
    data: JsonObject
    example: JsonObject


@dataclass(frozen=True, slots=True)
class Contract:
    """Everything that one bounded context says on the wire."""

    context: str
    rank: Rank
    endpoints: Mapping[str, Endpoint]
    events: Mapping[str, EventType]

    @property
    def stream(self) -> str:
        """The JetStream stream that keeps the context's events."""
        return f"{self.context.upper()}_EVENTS"


def load_contract(context: str, folder: Path | None = None) -> Contract:
    """Reads an exported contract. Raises ``OSError`` without one, ``KeyError`` when it is of another protocol."""
    said = from_json(((folder or contracts_dir()) / f"{context}.json").read_bytes())
    if said["protocol"] != 1:
        raise KeyError(f"the contract of {context} keeps to protocol {said['protocol']}, and this chassis to 1")
    return Contract(
        context=said["context"],
        rank=said["rank"],
        endpoints={key: _endpoint(key, endpoint) for key, endpoint in said["endpoints"].items()},
        events={key: _event(key, event) for key, event in said["events"].items()},
    )


def event_subject(context: str, event: str, aggregate_id: str) -> str:
    """The subject of one event: ``evt.<context>.<aggregate>.<past>.<aggregateId>``."""
    return f"evt.{context}.{event}.{aggregate_id}"


def _endpoint(key: str, said: JsonObject) -> Endpoint:
    return Endpoint(
        key=key,
        subject=said["subject"],
        access=_access(said["access"]),
        request=said["request"],
        reply=said["reply"],
        idempotent=said["idempotent"],
        needs_key=said.get("needsKey", False),
        timeout_ms=said["timeoutMs"],
        refusals=tuple(said["refusals"]),
        example_request=said["example"]["request"],
        example_reply=said["example"]["reply"],
    )


def _access(said: JsonObject) -> Access:
    match said:
        case {"kind": "open"}:
            return OpenAccess()
        case {"kind": "callers", "callers": list(callers)}:
            return CallerAccess(tuple(callers))
        case {"kind": "roles", "may": dict(may)}:
            return RoleAccess(may, tuple(said.get("owner") or ()), said.get("conceals") or "not-found")
        case _:
            raise KeyError(f"an access of kind {said.get('kind')} is not known")


def _event(key: str, said: JsonObject) -> EventType:
    return EventType(key, said["type"], said["version"], said["data"], said["example"])
