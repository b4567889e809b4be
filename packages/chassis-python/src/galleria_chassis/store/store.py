"""A service's own SQLite store: one file, one connection, one thread that does all of its work in turn."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

import apsw

from galleria_chassis.store.database import Database

T = TypeVar("T")
Settle = Callable[[], None]
_most_together: Final = 128


@dataclass(frozen=True, slots=True)
class _Job:
    writes: bool
    attempt: Callable[[Database], Settle]
    """Does the work and returns how whoever asked for it is told."""
    fail: Callable[[BaseException], None]


class Store:
    """Runs work on the store's thread.

    Writers that come at the same time share one transaction, and so one flush to the disk (group commit, as in DeWitt
    et al. 1984). Each writer's work is a savepoint: one that fails is undone alone.
    """

    def __init__(self, connection: apsw.Connection, loop: asyncio.AbstractEventLoop) -> None:
        self._connection = connection
        self._database = Database(connection)
        self._loop = loop
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closed = False
        self._flushed: Callable[[int], None] = lambda writers: None
        self._thread = threading.Thread(target=self._serve, name="store", daemon=True)
        self._thread.start()

    async def read(self, work: Callable[[Database], T]) -> T:
        """Runs ``work`` outside of any transaction: it sees what is on the disk."""
        return await self._ask(work, writes=False)

    async def write(self, work: Callable[[Database], T]) -> T:
        """Runs ``work`` in an immediate transaction. When this returns, what it wrote survives a power cut.

        ``work`` runs on the store's thread: it must wait for nothing and touch nothing of the event loop's. What it
        raises is raised here, and none of its changes are kept.
        """
        return await self._ask(work, writes=True)

    def on_flush(self, told: Callable[[int], None]) -> None:
        """Tells, on the event loop, how many writers shared each transaction."""
        self._flushed = told

    async def check(self) -> None:
        """Raises when it cannot be read: what ``/health`` asks."""
        await self.read(lambda database: database.one("SELECT 1"))

    async def close(self) -> None:
        """Finishes what was asked for, and closes. Safe to call twice."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
        await asyncio.to_thread(self._thread.join)

    async def _ask(self, work: Callable[[Database], T], *, writes: bool) -> T:
        if self._closed:
            raise RuntimeError("the store is closed")
        future: asyncio.Future[T] = self._loop.create_future()

        def attempt(database: Database) -> Settle:
            value = work(database)
            return lambda: None if future.done() else future.set_result(value)

        def fail(error: BaseException) -> None:
            # Whoever asked may have been given up meanwhile.
            if not future.done():
                future.set_exception(error)

        self._jobs.put(_Job(writes, attempt, fail))
        return await future

    def _serve(self) -> None:
        while (jobs := self._take()) is not None:
            writers = [job for job in jobs if job.writes]
            told = self._together(writers) if writers else []
            told += [self._alone(job) for job in jobs if not job.writes]
            if not self._loop.is_closed():
                self._loop.call_soon_threadsafe(self._tell, told, len(writers))
        self._connection.close()

    def _take(self) -> list[_Job] | None:
        """Waits for the next job, and takes along what has come meanwhile; None when the store is to be closed."""
        job = self._jobs.get()
        jobs: list[_Job] = []
        while job is not None:
            jobs.append(job)
            if len(jobs) == _most_together or self._jobs.empty():
                return jobs
            job = self._jobs.get()
        if jobs:
            self._jobs.put(None)
            return jobs
        return None

    def _together(self, writers: list[_Job]) -> list[Settle]:
        told: list[Settle] = []
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for writer in writers:
                told += self._savepoint(writer)
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self._database.take_afterwards()
            return [partial(writer.fail, error) for writer in writers]
        return told

    def _savepoint(self, writer: _Job) -> list[Settle]:
        self._connection.execute("SAVEPOINT writer")
        try:
            settle = writer.attempt(self._database)
            self._connection.execute("RELEASE writer")
        except BaseException as error:
            # A full disk, for one, undoes the whole transaction: those who come after must not write outside of it.
            if not self._connection.in_transaction:
                raise
            self._connection.execute("ROLLBACK TO writer; RELEASE writer")
            self._database.take_afterwards()
            return [partial(writer.fail, error)]
        return [settle, *self._database.take_afterwards()]

    def _alone(self, reader: _Job) -> Settle:
        try:
            return reader.attempt(self._database)
        except BaseException as error:
            return partial(reader.fail, error)

    def _tell(self, told: list[Settle], writers: int) -> None:
        if writers:
            self._flushed(writers)
        for settle in told:
            settle()
