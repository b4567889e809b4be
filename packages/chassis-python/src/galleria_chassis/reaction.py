"""What a process does about one kind of event."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from galleria_chassis.call import Call
from galleria_chassis.contract import Contract
from galleria_chassis.json_text import JsonObject


@dataclass(frozen=True, slots=True)
class HeardEvent:
    """An event as a consumer meets it: the data, and the CloudEvents attributes that came with it."""

    id: str
    """``ce-id``: the same for every delivery of the same event, so it is the inbox key."""
    type: str
    """``ce-type``"""
    time: str
    """``ce-time`` (RFC 3339)"""
    subject: str
    """The aggregate it is about."""
    data: JsonObject
    """Keeps to the contract's schema; fields that the contract does not know yet are kept."""
    delivery: int
    """How often it has been delivered, this time included."""


EventHandler = Callable[[HeardEvent, Call], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Reaction:
    """Delivered at least once, so the handler keeps an inbox."""

    durable: str
    """The durable consumer's name, as the topology has it."""
    contract: Contract
    event: str
    """``<aggregate>.<past>``"""
    handle: EventHandler


def hear(durable: str, contract: Contract, event: str, handle: EventHandler) -> Reaction:
    """Declares a reaction. Raising makes the event come again later.

    Raises ``KeyError`` for an event that is not the contract's.
    """
    if event not in contract.events:
        raise KeyError(f"{contract.context} announces no {event}")
    return Reaction(durable, contract, event, handle)
