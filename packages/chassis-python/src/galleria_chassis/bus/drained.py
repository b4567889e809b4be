"""Leaving a subject without losing what has arrived."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from nats.aio.subscription import Subscription


async def drained(subscription: Subscription) -> None:
    """Takes nothing more, and returns when all that was on its way has been handed over."""
    # The client leaves this method without types.
    drain: Callable[[], Awaitable[None]] = subscription.drain
    await drain()
