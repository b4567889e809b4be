"""How every dependency of a process is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from galleria_chassis.json_text import JsonObject
from galleria_chassis.ports import Clock

Checks = Mapping[str, Callable[[], Awaitable[None]]]
"""A check that raises, or that takes too long, is a dependency that is down."""
_patience_ms: Final = 1_000


async def check_health(checks: Checks, clock: Clock) -> list[JsonObject]:
    """Asks every dependency at once."""
    return list(await asyncio.gather(*(_check(name, check, clock) for name, check in checks.items())))


async def _check(name: str, check: Callable[[], Awaitable[None]], clock: Clock) -> JsonObject:
    start_ms = clock.monotonic_ms()
    reason: str | None = None
    try:
        await asyncio.wait_for(check(), _patience_ms / 1000)
    except TimeoutError:
        reason = f"no answer within {_patience_ms} ms"
    except Exception as error:
        reason = str(error) or type(error).__name__
    health: JsonObject = {
        "name": name,
        "status": "up" if reason is None else "down",
        "durationMs": round(clock.monotonic_ms() - start_ms),
    }
    return health if reason is None else {**health, "reason": reason}
