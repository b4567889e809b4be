"""Opens a store so that it loses nothing, and brings its schema up to date."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import apsw

from galleria_chassis.library_version import Version, is_older
from galleria_chassis.store.store import Store

Migration = str
"""One step in the life of a schema; steps are only ever added."""

oldest_safe_version: Final[Version] = (3, 51, 3)
"""SQLite before it could lose a committed transaction when two connections reset the write-ahead log at once
(sqlite.org/wal.html, "WAL-reset bug")."""


async def open_store(file: Path, migrations: Sequence[Migration], *, library: str | None = None) -> Store:
    """Opens a store for its one writing process: WAL, and ``synchronous=FULL``, so that what was committed survives a
    power cut. Migrations run inside one transaction; those already taken are not taken again.

    Raises ``RuntimeError`` when the SQLite library is one of those that can lose data, or the store is newer than this
    program.
    """
    connection = await asyncio.to_thread(_open, file, migrations, library or apsw.sqlite_lib_version())
    return Store(connection, asyncio.get_running_loop())


def _open(file: Path, migrations: Sequence[Migration], library: str) -> apsw.Connection:
    if is_older(library, oldest_safe_version):
        needed = ".".join(map(str, oldest_safe_version))
        raise RuntimeError(f"SQLite {library} can lose committed data; {needed} or newer is needed")
    file.parent.mkdir(parents=True, exist_ok=True)
    connection = apsw.Connection(str(file))
    try:
        # First, since a process that is just ending may hold the file while this one sets it up.
        connection.set_busy_timeout(2_000)
        connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON")
        _migrate(connection, migrations)
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: apsw.Connection, migrations: Sequence[Migration]) -> None:
    with connection:
        taken = int(connection.pragma("user_version"))
        if taken > len(migrations):
            raise RuntimeError(f"the store is at version {taken}, newer than this program's {len(migrations)}")
        for migration in migrations[taken:]:
            connection.execute(migration)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
