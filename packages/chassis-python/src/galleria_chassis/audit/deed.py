"""Something that was done, or that somebody was kept from doing, as the audit has it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from galleria_chassis.caller import Caller
from galleria_chassis.json_text import JsonObject

Fact = str | int | float | bool | None
Facts = Mapping[str, Fact]
"""What can be said of a thing before or after: ids, numbers and words of the program's own."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a deed is about."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Deed:
    """``action`` is ``<aggregate>.<past>``, ``security.<past>`` or ``data.read``."""

    action: str
    object: Thing | None = None
    event: str | None = None
    """The id of the event that tells others."""
    outcome: Literal["done", "refused"] = "done"
    reason: str | None = None
    before: Facts | None = None
    after: Facts | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """Behind whom a deed stands: ``nobody`` is whoever did not say who they are, or said it in vain. Without a caller
    the writer did it by itself.
    """

    caller: Caller | Literal["nobody"] | None = None
    trace_id: str | None = None


_most_actors: Final = 8
_longest_id: Final = 120
_withheld: Final = "withheld"
"""What stands for a text that is none of the program's own words."""
_word: Final = re.compile(r"[A-Za-z0-9_.:+/=,*{}|-]{0,200}")
"""Ids, codes, instants, digests, lists of them. A space or an at sign makes it a text that somebody typed."""
_card_like: Final = re.compile(r"(?<![A-Za-z0-9_-])[0-9](?:-?[0-9]){12,18}(?![A-Za-z0-9_-])")
"""A run of digits as long as a card's number, and not a part of an id."""


def entry_body(deed: Deed, *, writer: str, sequence: int, at: str, told: Told | None) -> JsonObject:
    """Puts an entry together. Whatever looks like a text or a card's number is left out: the audit has no use for
    either.
    """
    caller = told.caller if told else None
    body: JsonObject = {
        "writer": writer,
        "sequence": sequence,
        "at": at,
        "action": deed.action,
        "principal": _principal(caller, writer),
        "actors": list(caller.actors[:_most_actors]) if isinstance(caller, Caller) else [],
        "outcome": deed.outcome,
    }
    if deed.object:
        body["object"] = {"kind": deed.object.kind, "id": _tidy(deed.object.id)[:_longest_id]}
    if deed.event is not None:
        body["event"] = deed.event
    if deed.reason is not None:
        body["reason"] = _tidy(deed.reason)[:_longest_id]
    if deed.before:
        body["before"] = _tidied(deed.before)
    if deed.after:
        body["after"] = _tidied(deed.after)
    if told and told.trace_id:
        body["traceId"] = told.trace_id
    return body


@lru_cache(maxsize=4_096)
def guest_name(id: str) -> str:
    """Stands for a shopper wherever they may be a guest: a guest's id is what their cookie holds, so whoever reads it
    could be them. The same for the same shopper, and of 122 random bits nobody finds the way back.
    """
    return f"guest-{hashlib.sha256(f'guest {id}'.encode()).hexdigest()[:32]}"


def _principal(caller: Caller | Literal["nobody"] | None, writer: str) -> JsonObject:
    if caller is None:
        return {"kind": "service", "id": writer.split("/")[0], "roles": []}
    if not isinstance(caller, Caller):
        return {"kind": "nobody", "id": "-", "roles": []}
    kind, id = caller.principal.kind, caller.principal.id
    return {"kind": kind, "id": guest_name(id) if kind == "guest" else id, "roles": list(caller.principal.roles)}


def _tidied(facts: Facts) -> JsonObject:
    return {name: _tidy(value) if isinstance(value, str) else value for name, value in facts.items()}


def _tidy(text: str) -> str:
    return text if _word.fullmatch(text) and not _card_like.search(text) else _withheld
