"""The public keys of the identity server."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from jwt import PyJWK

from galleria_chassis.answer import Answer, Refusal
from galleria_chassis.json_text import RawJson, from_json
from galleria_chassis.outage import outage_behind
from galleria_chassis.ports import Clock
from galleria_chassis.telemetry.logger import Logger

_fresh_for_ms: Final = 300_000
"""How old the keys may get before they are asked for again: a key that is taken back is taken back here by then."""
_ask_again_after_ms: Final = 5_000
"""An id that nobody knows may be a new key's, or rubbish that somebody sends to have us ask."""


class IdentityKeys:
    """Keeps the identity server's keys. They are asked for when the first signed-in shopper comes, when they have
    become old, and when a token names one that is not among them. While the identity server is away the last ones known
    go on being good: who has signed in can shop on.
    """

    def __init__(self, ask: Callable[[], Awaitable[Answer]], clock: Clock, log: Logger) -> None:
        self._ask = ask
        self._clock = clock
        self._log = log
        self._keys: Mapping[str, PyJWK] | None = None
        self._asked_at = float("-inf")
        self._asking: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> PyJWK | None:
        """None when the identity server does not have it. Raises an ``Outage`` when nothing is known of its keys at
        all.
        """
        age = self._clock.monotonic_ms() - self._asked_at
        is_new = self._keys is not None and kid not in self._keys and age >= _ask_again_after_ms
        if self._keys is None or self._asking or age >= _fresh_for_ms or is_new:
            try:
                await self._refreshed()
            except Exception as error:
                if self._keys is None:
                    raise
                outage = outage_behind(error)
                self._log.warn(
                    "the identity server's keys are not refreshed; the last ones known are used",
                    error=outage.kind if outage else error,
                )
        return (self._keys or {}).get(kid)

    async def _refreshed(self) -> None:
        """Asks once, however many wait for it."""
        if self._asking is None:
            self._asking = asyncio.create_task(self._refresh())
            self._asking.add_done_callback(self._asked)
        await asyncio.shield(self._asking)

    def _asked(self, asking: asyncio.Task[None]) -> None:
        self._asking = None
        # Whoever waited was told; without anybody, a failure is found out by the next who asks.
        if not asking.cancelled():
            asking.exception()

    async def _refresh(self) -> None:
        self._asked_at = self._clock.monotonic_ms()
        answer = await self._ask()
        if isinstance(answer, Refusal):
            raise RuntimeError(f"the identity server refused its keys: {answer.problem.code}")
        value = from_json(answer.value.text) if isinstance(answer.value, RawJson) else answer.value
        self._keys = {jwk["kid"]: PyJWK(jwk, algorithm=jwk["alg"]) for jwk in value["keys"]}
