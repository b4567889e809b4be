"""Takes note of what goes with no change of state: somebody was turned away, somebody looked at what is not theirs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from galleria_chassis.audit.deed import Deed, Told
from galleria_chassis.audit.trail import Noted
from galleria_chassis.caller import Caller
from galleria_chassis.json_text import to_json
from galleria_chassis.ports import Clock

_same_for_s: Final = 10.0
"""For as long the same is counted and not written down again."""
_burst: Final = 200
_per_second: Final = 10
"""Different ones are written down at once up to so many, and so many a second after that; the rest is counted."""

Write = Callable[[Sequence[Noted]], Awaitable[None]]


@dataclass(slots=True)
class _Again:
    noted: Noted
    times: int = 0


class Notebook:
    """Never raises, and cannot be made to fill the disk. What could not be written down is told to ``on_fault``."""

    def __init__(self, clock: Clock, on_fault: Callable[[Exception], None]) -> None:
        self._clock = clock
        self._on_fault = on_fault
        self._write: Write | None = None
        self._again: dict[bytes, _Again] = {}
        self._left = float(_burst)
        self._filled_at_ms = clock.monotonic_ms()
        self._unrecorded = 0
        self._telling: asyncio.Task[None] | None = None

    async def note(self, deed: Deed, told: Told | None = None) -> None:
        """Writes it down before it returns. The same of the same person within a while is counted instead, and told of
        at its end.
        """
        key = _name(deed, told)
        earlier = self._again.get(key)
        if earlier:
            earlier.times += 1
            return
        if self._telling is None:
            self._telling = asyncio.create_task(self._tell_later())
        self._refill()
        if self._left < 1 or self._write is None:
            self._unrecorded += 1
            return
        self._left -= 1
        noted = Noted(deed, told)
        self._again[key] = _Again(noted)
        await self._put([noted])

    def into(self, write: Write) -> None:
        """Tells where entries go from now on; until then they are counted."""
        self._write = write

    async def close(self) -> None:
        """Writes down what was counted. Call it while there is still somewhere to write."""
        if self._telling:
            self._telling.cancel()
        await self._tell_counts()
        self._write = None

    async def _tell_later(self) -> None:
        await asyncio.sleep(_same_for_s)
        self._telling = None
        await self._tell_counts()

    async def _tell_counts(self) -> None:
        counted = [one for one in self._again.values() if one.times > 0]
        self._again = {}
        deeds = [_counted(one) for one in counted]
        if self._unrecorded > 0:
            deeds.append(Noted(Deed("security.unrecorded", after={"times": self._unrecorded})))
        self._unrecorded = 0
        await self._put(deeds)

    async def _put(self, deeds: Sequence[Noted]) -> None:
        if self._write is None or not deeds:
            return
        try:
            await self._write(deeds)
        except Exception as error:
            self._on_fault(error)

    def _refill(self) -> None:
        now = self._clock.monotonic_ms()
        self._left = min(_burst, self._left + (now - self._filled_at_ms) / 1000 * _per_second)
        self._filled_at_ms = now


def _counted(again: _Again) -> Noted:
    deed = again.noted.deed
    return Noted(replace(deed, after={**(deed.after or {}), "times": again.times}), again.noted.told)


def _name(deed: Deed, told: Told | None) -> bytes:
    """What makes two of them the same: all but the trace."""
    caller = told.caller if told else None
    who = f"{caller.principal.kind} {caller.principal.id}" if isinstance(caller, Caller) else caller
    thing = [deed.object.kind, deed.object.id] if deed.object else None
    return to_json([deed.action, deed.reason, thing, who, dict(deed.after or {})])
