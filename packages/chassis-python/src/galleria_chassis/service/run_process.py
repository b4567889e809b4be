"""The outermost frame of a process."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping

from galleria_chassis.service.service import Service
from galleria_chassis.telemetry.logger import create_logger


def run_process(name: str, start: Callable[[Mapping[str, str]], Awaitable[Service]]) -> None:
    """Starts a service with the process's environment and waits until it has drained. Exits with 0 then, and with 1 and
    one line of the log when it could not start.
    """

    async def run() -> None:
        service = await start(os.environ)
        await service.run()

    try:
        asyncio.run(run())
    except Exception as error:
        create_logger(name, name, "info").error("the process could not start", error=error)
        sys.exit(1)
