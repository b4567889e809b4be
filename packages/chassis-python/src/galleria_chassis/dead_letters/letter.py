"""Dead letters: what a consumer failed on for good, where it is kept, and how it died."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

from galleria_chassis.bus.bus import BusDelivery, BusHeaders

replay_stream: Final = "REPLAYS"
"""Carries replayed letters to the one consumer that failed on them."""
_longest: Final = 240
_brokers_own: Final = re.compile(r"(?:nats-|dead-|status$|description$)", re.IGNORECASE)
_control: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_secrets: Final = [
    re.compile(r"\b(?:bearer|basic)\s+\S+", re.IGNORECASE),
    re.compile(r"\b(?:tok|sk|pk|whsec|key)_\S+", re.IGNORECASE),
    re.compile(r"\S+@\S+"),
    re.compile(r"\b[0-9](?:[ -]?[0-9]){12,18}\b"),
    # Ids are made of shorter runs, with hyphens between them.
    re.compile(r"[A-Za-z0-9+/=_]{24,}"),
]


@dataclass(frozen=True, slots=True)
class Death:
    """How an event died."""

    consumer: str
    stream: str
    """The one that delivered it."""
    reason: str
    """One line, as :func:`reason_of` tells it."""
    time: str
    """RFC 3339"""
    trace_id: str


def dead_subject(durable: str) -> str:
    """Where a consumer's dead letters are published."""
    return f"dead.{durable}"


def replay_durable(durable: str) -> str:
    """The durable consumer by which a reaction gets its replayed letters."""
    return f"{durable}-again"


def letter_headers(delivery: BusDelivery, death: Death) -> BusHeaders:
    """The headers of a letter: those of the event, which a replay needs, and how it died."""
    own = {name: value for name, value in delivery.headers.items() if not _brokers_own.match(name)}
    return {
        **own,
        "dead-reason": death.reason,
        "dead-deliveries": str(delivery.delivery),
        # A replay that failed again is still about the event that was announced first.
        "dead-subject": delivery.header("dead-subject") or delivery.subject,
        "dead-consumer": death.consumer,
        "dead-time": death.time,
        "dead-stream": death.stream,
        "dead-trace-id": death.trace_id,
    }


def letter_message_id(durable: str, stream: str, delivery: BusDelivery) -> str:
    """Under which id a letter is stored once: the same for every try to store it, and another for an event that dies
    again after a replay.
    """
    event_id = delivery.header("ce-id") or f"{stream}-{delivery.sequence}"
    again = f":again-{delivery.sequence}" if stream == replay_stream else ""
    return f"{durable}:{event_id}{again}"


def reason_of(error: BaseException) -> str:
    """Why something failed, as it may stand in a header: one line, no longer than a person reads, and without what
    looks like a card number, a key or an address, since whoever reads dead letters need not be allowed to read those.
    """
    told = _tell(error) if error.__cause__ is None else f"{_tell(error)} ({_tell(error.__cause__)})"
    line = _control.sub(" ", told).strip()
    for secret in _secrets:
        line = secret.sub("…", line)
    return line[:_longest] or "no reason given"


def _tell(error: BaseException) -> str:
    # The parser quotes what it could not read.
    if isinstance(error, json.JSONDecodeError):
        return "not JSON"
    name, said = type(error).__name__, str(error)
    return f"{name}: {said}" if said else name
