"""Everything of the world that a service may not reach for by itself: time, chance and identities are handed in."""

from __future__ import annotations

import os
import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from random import SystemRandom as SystemGenerator
from typing import Protocol


class Clock(Protocol):
    """Time, handed in. Waiting is the event loop's business, telling the time is not."""

    def now_ms(self) -> float:
        """Milliseconds since the Unix epoch; may jump when the machine's clock is set."""
        ...

    def monotonic_ms(self) -> float:
        """Milliseconds that only ever grow; for deadlines and durations."""
        ...


class Random(Protocol):
    """Chance, handed in."""

    def fraction(self) -> float:
        """A number in [0, 1). Fit for jitter and sampling, not for secrets."""
        ...

    def octets(self, length: int) -> bytes:
        """Bytes nobody can guess."""
        ...


class Ids(Protocol):
    """Identities, handed in."""

    def next(self) -> str:
        """A version 7 UUID (RFC 9562): unique, and sorted by the time it was made."""
        ...


@dataclass(frozen=True, slots=True)
class World:
    """The ports together, as a composition root gets them."""

    clock: Clock
    random: Random
    ids: Ids


class SystemClock:
    """The machine's own clock."""

    def now_ms(self) -> float:
        return time.time_ns() / 1e6

    def monotonic_ms(self) -> float:
        return time.monotonic_ns() / 1e6


class SystemRandom:
    """The machine's own chance."""

    def __init__(self) -> None:
        self._generator = SystemGenerator()

    def fraction(self) -> float:
        return self._generator.random()

    def octets(self, length: int) -> bytes:
        return os.urandom(length)


class SystemIds:
    """Ids by a clock and chance; those made within one millisecond have no order among themselves."""

    def __init__(self, clock: Clock, chance: Random) -> None:
        self._clock = clock
        self._chance = chance

    def next(self) -> str:
        # 48 bits of time, the version, 12 random bits, the variant, 62 random bits.
        number = (int(self._clock.now_ms()) & (1 << 48) - 1) << 80
        number |= int.from_bytes(self._chance.octets(10), "big")
        number = number & ~(0xF << 76) | 0x7 << 76
        number = number & ~(0x3 << 62) | 0x2 << 62
        return str(uuid.UUID(int=number))


def real_world() -> World:
    """The real world."""
    clock, chance = SystemClock(), SystemRandom()
    return World(clock, chance, SystemIds(clock, chance))


def instant(epoch_ms: float) -> str:
    """A moment as it is written on the wire (RFC 3339, UTC, to the millisecond)."""
    return datetime.fromtimestamp(epoch_ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
