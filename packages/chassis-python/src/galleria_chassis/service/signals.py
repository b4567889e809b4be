"""Drains on SIGTERM and SIGINT."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Awaitable, Callable
from typing import Final

from galleria_chassis.telemetry.logger import Logger

_patience_s: Final = 12.0
"""Past this, a drain that hangs is given up, so that a supervisor need not kill. Longer than the drain may take."""


def stop_on_signals(log: Logger, stop: Callable[[], Awaitable[None]]) -> None:
    """Calls ``stop`` on the first of them. What nobody caught is logged."""
    loop = asyncio.get_running_loop()
    stopping: list[asyncio.Task[None]] = []

    async def drain() -> None:
        await stop()

    def on_signal() -> None:
        if stopping:
            return
        # A thread, since it is the event loop that may hang.
        given_up = threading.Timer(_patience_s, _give_up, [log])
        given_up.daemon = True
        given_up.start()
        stopping.append(loop.create_task(drain()))

    def on_fault(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        log.error("an exception was not handled", error=context.get("exception"), about=context.get("message"))

    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, on_signal)
    loop.set_exception_handler(on_fault)


def _give_up(log: Logger) -> None:
    log.error("the drain hangs and is given up")
    os._exit(1)
