"""Waits for work for as long as its budget lasts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from galleria_chassis.budget import Budget
from galleria_chassis.outage import Outage

T = TypeVar("T")


async def in_budget(work: Awaitable[T], budget: Budget, target: str, abandoned: Callable[[BaseException], None]) -> T:
    """The work's result. Work that outlives its budget is given up at once and its caller told with an :class:`Outage`;
    it is cancelled and not undone, so it may still have its effect. What becomes of it is passed to ``abandoned``.
    """
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait([task], timeout=budget.remaining_ms() / 1000)
    except asyncio.CancelledError:
        task.cancel()
        raise
    if task.cancelled():
        raise RuntimeError(f"{target} was cancelled by itself")
    if task.done():
        return task.result()

    def ended(late: asyncio.Future[T]) -> None:
        error = None if late.cancelled() else late.exception()
        if error:
            abandoned(error)

    task.add_done_callback(ended)
    task.cancel()
    raise Outage("budget-spent", target)
