"""Events written down in the same transaction as the state they report, and published afterwards: the transactional
outbox (Richardson, microservices.io). What was committed is published, and nothing else is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from galleria_chassis.audit.deed import Deed, Facts, Thing, Told
from galleria_chassis.audit.trail import AuditTrail
from galleria_chassis.call import Call
from galleria_chassis.contract import Contract
from galleria_chassis.json_text import JsonObject, to_json
from galleria_chassis.store.database import Database, Row
from galleria_chassis.store.store import Store

outbox_migration: Final = """
  CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    event TEXT NOT NULL,
    aggregate_id TEXT NOT NULL,
    time TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    traceparent TEXT,
    published INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX outbox_waiting ON outbox (sequence) WHERE published = 0;
"""
"""The outbox's table; a service that announces events puts it among its migrations."""

outbox_stream_migration: Final = """
  CREATE TABLE outbox_stream (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    birth TEXT NOT NULL
  ) STRICT;
"""
"""Where the relay remembers which stream it has filled; among the migrations, after :data:`outbox_migration`."""

_subject_token: Final = re.compile(r"[A-Za-z0-9_-]+")
"""What would not be published, or under another subject, must not be written down: it would hold up all that follows.
"""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An event waiting to be published."""

    sequence: int
    event_id: str
    event: str
    aggregate_id: str
    time: str
    version: int
    data: str
    traceparent: str | None


@dataclass(frozen=True, slots=True)
class About:
    """What is written beside an event: for the audit ids, numbers and states, and nothing of what a person typed."""

    event_id: str
    time: str
    call: Call | None = None
    before: Facts | None = None
    after: Facts | None = None
    reason: str | None = None


class Outbox:
    """An outbox in the service's own store. What is announced is a change of state, and goes into the audit's trail
    too.
    """

    def __init__(self, store: Store, contract: Contract, trail: AuditTrail | None = None) -> None:
        self.contract: Final = contract
        self._store = store
        self._trail = trail
        self._wake: Callable[[], None] = lambda: None

    def write(self, database: Database, event: str, aggregate_id: str, data: JsonObject, about: About) -> None:
        """Writes an event down, and into the audit who did it. Call it inside the transaction that changes the state.

        Raises ``KeyError`` for an event that is not the contract's, ``ValueError`` for an aggregate that cannot be
        named in a subject.
        """
        version = self.contract.events[event].version
        if not _subject_token.fullmatch(aggregate_id):
            raise ValueError("an aggregate id must be one token of a subject")
        call = about.call
        traceparent = call.trace.traceparent if call and call.trace.sampled else None
        row = (about.event_id, event, aggregate_id, about.time, version, to_json(data).decode(), traceparent)
        database.run(_insert, row)
        thing = Thing(event.split(".")[0], aggregate_id)
        self.record(database, Deed(event, thing, about.event_id, "done", about.reason, about.before, about.after), call)
        database.when_committed(lambda: self._wake())

    def record(self, database: Database, deed: Deed, call: Call | None = None) -> None:
        """Writes into the audit what changes the state and is announced to nobody, inside the same transaction."""
        if self._trail:
            self._trail.append(database, deed, Told(call.caller, call.trace.trace_id) if call else None)

    async def waiting(self, limit: int) -> list[OutboxRow]:
        """The oldest unpublished events, in the order in which they were written."""
        rows = await self._store.read(lambda database: database.all(_select, (limit,)))
        return [_row_of(row) for row in rows]

    async def mark_published(self, sequences: Sequence[int]) -> None:
        """Marks them in one transaction, since each costs a flush to the disk."""
        mark = "UPDATE outbox SET published = 1 WHERE sequence = ?"
        await self._store.write(lambda database: database.run_many(mark, [(one,) for one in sequences]))

    async def depth(self) -> int:
        """How many are unpublished."""
        count = "SELECT count(*) FROM outbox WHERE published = 0"
        row = await self._store.read(lambda database: database.one(count))
        return int(row[0] or 0) if row else 0

    async def known_birth(self) -> str | None:
        """When the stream that holds what was published was made; None before it was first asked."""
        row = await self._store.read(lambda database: database.one("SELECT birth FROM outbox_stream"))
        return str(row[0]) if row else None

    async def remember_birth(self, birth: str) -> None:
        """Remembers the stream that is being filled from now on."""
        await self._store.write(lambda database: database.run(_remember, (birth,)))

    async def republish_all(self) -> int:
        """Marks every event as unpublished again, for a stream that has lost what it was given: the broker is never the
        system of record (I-MSG-6). Returns how many had been published.
        """
        unmark = "UPDATE outbox SET published = 0 WHERE published = 1"
        return await self._store.write(lambda database: database.run(unmark))

    def on_write(self, wake: Callable[[], None]) -> None:
        """Calls back after each write that is on the disk, so that the relay need not poll."""
        self._wake = wake


def _row_of(row: Row) -> OutboxRow:
    sequence, event_id, event, aggregate_id, time, version, data, traceparent = row
    return OutboxRow(
        sequence=int(sequence or 0),
        event_id=str(event_id),
        event=str(event),
        aggregate_id=str(aggregate_id),
        time=str(time),
        version=int(version or 0),
        data=str(data),
        traceparent=None if traceparent is None else str(traceparent),
    )


_insert: Final = """
  INSERT INTO outbox (event_id, event, aggregate_id, time, version, data, traceparent) VALUES (?, ?, ?, ?, ?, ?, ?)
"""
_select: Final = """
  SELECT sequence, event_id, event, aggregate_id, time, version, data, traceparent
  FROM outbox WHERE published = 0 ORDER BY sequence LIMIT ?
"""
_remember: Final = """
  INSERT INTO outbox_stream (only_row, birth) VALUES (1, ?) ON CONFLICT DO UPDATE SET birth = excluded.birth
"""
