"""The hash chain of a writer's entries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

import rfc8785

from galleria_chassis.json_text import JsonObject

genesis: Final = "0" * 64
"""What comes before the first entry of every chain."""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain has come."""

    sequence: int
    hash: str


no_head: Final = Head(0, genesis)
"""The head of a chain that nothing was written into."""


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """An entry as it is sealed: ``body`` is the canonical JSON of all of it but the two hashes, kept byte for byte."""

    body: str
    previous: str
    hash: str


def seal(body: JsonObject, previous: str) -> SealedEntry:
    """Writes an entry down as RFC 8785 has it, so that it has one spelling only, and seals it to the one before."""
    text = rfc8785.dumps(body).decode()
    return SealedEntry(text, previous, hash_of(previous, text))


def hash_of(previous: str, body: str) -> str:
    """SHA-256 over the hash of the entry before, as hexadecimal, and the entry's canonical JSON."""
    return hashlib.sha256(f"{previous}{body}".encode()).hexdigest()
