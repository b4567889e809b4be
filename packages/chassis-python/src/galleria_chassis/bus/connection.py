"""Connecting to the broker, and staying connected."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import nats.errors
from nats.aio.client import Client

from galleria_chassis.config.service_settings import BrokerTls
from galleria_chassis.library_version import Version, is_older
from galleria_chassis.telemetry.logger import Logger

_oldest_of_line: Final[tuple[Version, ...]] = ((2, 10, 27), (2, 11, 15), (2, 12, 6))
"""In each line of releases the oldest server that keeps to its own permissions (CVE-2025-30215, CVE-2026-33249)."""
_sound_servers: Final = "2.10.27 or newer of 2.10, 2.11.15 or newer of 2.11, 2.12.6 or newer"


@dataclass(frozen=True, slots=True)
class ConnectionOptions:
    """How a process reaches the broker."""

    url: str
    name: str
    seed_file: str | None
    """The file with this process's NKey seed; none for a broker without accounts."""
    tls: BrokerTls | None
    connect_within_s: float
    on_lost: Callable[[], None]
    on_back: Callable[[], None]


def inbox_prefix(name: str) -> str:
    """Where a process receives its replies; nobody else may listen there."""
    return f"_INBOX_{name}"


async def connect(options: ConnectionOptions, log: Logger) -> Client:
    """Connects, waiting for a broker that is not there yet. A half-open socket is noticed after twenty seconds instead
    of four minutes, a lost one is retried for ever.

    Raises an error when the broker cannot be reached in time, refuses the key, or is too old.
    """
    client = Client()
    refused: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def told_of(error: Exception) -> None:
        if isinstance(error, nats.errors.AuthorizationError) and not refused.done():
            refused.set_exception(error)
        # An attempt that found no broker is one of many; that the connection is lost has been said.
        tell = log.debug if isinstance(error, OSError) else log.warn
        tell("the bus has a problem", event=type(error).__name__, about=str(error))

    connecting = asyncio.create_task(_open(client, options, told_of, log))
    try:
        done, _ = await asyncio.wait(
            {connecting, refused}, timeout=options.connect_within_s, return_when=asyncio.FIRST_COMPLETED
        )
        if not done:
            raise TimeoutError(f"the broker could not be reached within {options.connect_within_s:g} s")
        for one in done:
            one.result()
    except BaseException:
        connecting.cancel()
        await client.close()
        raise
    server = client.connected_server_version
    version = f"{server.major}.{server.minor}.{server.patch}"
    if not enforces_permissions(version):
        await client.close()
        raise RuntimeError(f"nats-server {version} is known not to keep to its permissions; it takes {_sound_servers}")
    return client


def enforces_permissions(version: str) -> bool:
    """Whether a server of this version enforces the permissions that everything here rests on."""
    lines = [oldest for oldest in _oldest_of_line if not is_older(version, (oldest[0], oldest[1], 0))]
    return bool(lines) and not is_older(version, lines[-1])


async def _open(
    client: Client, options: ConnectionOptions, told_of: Callable[[Exception], Awaitable[None]], log: Logger
) -> None:
    async def lost() -> None:
        log.warn("the bus has a problem", event="disconnect")
        options.on_lost()

    async def back() -> None:
        log.info("the bus reports", event="reconnect")
        options.on_back()

    await client.connect(
        servers=options.url,
        name=options.name,
        error_cb=told_of,
        disconnected_cb=lost,
        reconnected_cb=back,
        closed_cb=lost,
        connect_timeout=2,
        reconnect_time_wait=1,
        max_reconnect_attempts=-1,
        ping_interval=10,
        max_outstanding_pings=2,
        tls=_context(options.tls) if options.tls else None,
        # Not a byte of the protocol is sent or believed before the handshake.
        tls_handshake_first=options.tls is not None,
        nkeys_seed_str=_seed(options.seed_file),
        inbox_prefix=inbox_prefix(options.name),
    )


def _seed(file: str | None) -> str | None:
    return Path(file).read_text() if file else None


def _context(tls: BrokerTls) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=tls.ca_file)
    context.load_cert_chain(tls.certificate_file, tls.key_file)
    return context
