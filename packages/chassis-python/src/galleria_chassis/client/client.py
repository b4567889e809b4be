"""Asking other contexts, as a service sees it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from galleria_chassis.answer import Answer
from galleria_chassis.call import Call
from galleria_chassis.json_text import JsonObject
from galleria_chassis.outage import Outage

Fallback = Callable[[Outage], Awaitable[Answer]]


class Client(Protocol):
    """Asks one context. Each of its endpoints has a breaker, a bulkhead and a retry budget of its own."""

    async def ask(
        self,
        endpoint: str,
        request: JsonObject,
        call: Call,
        *,
        timeout_ms: float | None = None,
        fallback: Fallback | None = None,
    ) -> Answer:
        """Asks ``<resource>.<action>``, for as long as the contract, the budget and ``timeout_ms`` allow.

        Raises :class:`Outage` when nobody answered and there is no fallback; ``TypeError`` for a fallback on an
        endpoint that is not idempotent, since its outage must be told and not covered.
        """
        ...
