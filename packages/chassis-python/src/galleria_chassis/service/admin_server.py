"""The admin port, for the supervisor and for Prometheus, never for shoppers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from aiohttp import web

from galleria_chassis.json_text import JsonObject, to_json
from galleria_chassis.ports import Clock
from galleria_chassis.service.health import Checks, check_health
from galleria_chassis.telemetry.logger import Logger
from galleria_chassis.telemetry.metrics import Metrics, content_type

Respond = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class AdminParts:
    """What the admin port shows."""

    about: JsonObject
    clock: Clock
    log: Logger
    metrics: Metrics
    checks: Callable[[], Checks]
    details: Callable[[], JsonObject]
    is_ready: Callable[[], bool]
    guards: Callable[[], Sequence[JsonObject]]
    before_scrape: Callable[[], Awaitable[None]]


class AdminServer:
    """``/health/live`` the process runs; ``/health/ready`` it can serve; ``/health`` each dependency; ``/metrics``;
    ``/breakers``.
    """

    def __init__(self, parts: AdminParts) -> None:
        self._parts = parts
        self._runner: web.AppRunner | None = None

    async def open(self, host: str, port: int) -> str:
        """Its address. Port 0 takes any free one."""
        app = web.Application(middlewares=[self._failures])
        app.router.add_get("/health/live", self._live)
        app.router.add_get("/health/ready", self._health)
        app.router.add_get("/health", self._health)
        app.router.add_get("/breakers", self._breakers)
        app.router.add_get("/metrics", self._metrics)
        # Its port says how the process is, so it stays open until the very end, and waits for nobody then.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        return f"http://{host}:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        """Closes it."""
        if self._runner:
            await self._runner.cleanup()

    async def _live(self, request: web.Request) -> web.Response:
        return _json({"status": "up"})

    async def _health(self, request: web.Request) -> web.Response:
        parts = self._parts
        dependencies = await check_health(parts.checks(), parts.clock)
        up = parts.is_ready() and all(one["status"] == "up" for one in dependencies)
        told = {"dependencies": dependencies, "details": parts.details()}
        return _json({"status": "up" if up else "down", **parts.about, **told}, 200 if up else 503)

    async def _breakers(self, request: web.Request) -> web.Response:
        return _json({"breakers": list(self._parts.guards())})

    async def _metrics(self, request: web.Request) -> web.Response:
        await self._parts.before_scrape()
        return web.Response(body=self._parts.metrics.exposition(), headers={"content-type": content_type})

    @web.middleware
    async def _failures(self, request: web.Request, handler: Respond) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as error:
            self._parts.log.error("the admin port could not answer", error=error)
            return web.Response(text="Failed\n", status=500)


def _json(body: JsonObject, status: int = 200) -> web.Response:
    return web.Response(body=to_json(body), status=status, content_type="application/json")
