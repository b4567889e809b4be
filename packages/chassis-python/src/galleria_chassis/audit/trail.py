"""Where a process writes down what was done: in its own store, in the transaction that does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from galleria_chassis.audit.chain import Head, SealedEntry, genesis, no_head, seal
from galleria_chassis.audit.deed import Deed, Told, entry_body
from galleria_chassis.ports import Clock, instant
from galleria_chassis.store.database import Database
from galleria_chassis.store.store import Store

audit_migration: Final = """
  CREATE TABLE audit_entries (
    sequence INTEGER PRIMARY KEY,
    body TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries
    BEGIN SELECT raise(ABORT, 'an entry of the audit is never changed'); END;
  CREATE TRIGGER audit_entries_last BEFORE DELETE ON audit_entries
    BEGIN SELECT raise(ABORT, 'an entry of the audit is never removed'); END;
  -- A replacement removes without asking the trigger above.
  CREATE TRIGGER audit_entries_follow BEFORE INSERT ON audit_entries
    WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit_entries)
    BEGIN SELECT raise(ABORT, 'an entry of the audit follows upon the last'); END;

  CREATE TABLE audit_sent (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    sequence INTEGER NOT NULL,
    birth TEXT,
    rewinds INTEGER NOT NULL
  ) STRICT;
  INSERT INTO audit_sent (only_row, sequence, birth, rewinds) VALUES (1, 0, NULL, 0);
"""
"""The audit's tables; a service that keeps state puts them among its migrations. Entries are only ever added: how far
they were sent is kept beside them, by a number of its own.
"""


@dataclass(frozen=True, slots=True)
class Noted:
    """A deed and whose it was."""

    deed: Deed
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a trail was sent."""

    sequence: int
    birth: str | None
    """When the stream that was filled so far was made, as the broker told it."""
    rewinds: int
    """How often it was rewound: what is sent again must not count as sent twice."""


class AuditTrail:
    """One chain for as long as the store lives. The head is read for each entry and never remembered: a transaction
    that is undone takes its entries along.
    """

    def __init__(self, store: Store, *, writer: str, clock: Clock) -> None:
        self.writer: Final = writer
        self._store = store
        self._clock = clock
        self._wake: Callable[[], None] = lambda: None

    def append(self, database: Database, deed: Deed, told: Told | None = None) -> None:
        """Writes one entry down. Call it inside the transaction that does the deed, so that neither is there without
        the other.
        """
        head = self._head(database)
        at = instant(self._clock.now_ms())
        sequence = head.sequence + 1
        entry = seal(entry_body(deed, writer=self.writer, sequence=sequence, at=at, told=told), head.hash)
        insert = "INSERT INTO audit_entries (sequence, body, hash) VALUES (?, ?, ?)"
        database.run(insert, (sequence, entry.body, entry.hash))
        database.when_committed(lambda: self._wake())

    async def note(self, deeds: Sequence[Noted]) -> None:
        """Writes entries down that go with no change of state, all at once: they are on the disk when it returns."""

        def write(database: Database) -> None:
            for noted in deeds:
                self.append(database, noted.deed, noted.told)

        await self._store.write(write)

    async def head(self) -> Head:
        """How far the chain has come."""
        return await self._store.read(self._head)

    async def waiting(self, limit: int) -> list[SealedEntry]:
        """The oldest entries that were not sent, oldest first."""
        rows = await self._store.read(lambda database: database.all(_waiting, (limit,)))
        return [SealedEntry(str(body), str(previous or genesis), str(hash)) for body, hash, previous in rows]

    async def depth(self) -> int:
        """How many were not sent."""
        row = await self._store.read(lambda database: database.one(_depth))
        return int(row[0] or 0) if row else 0

    async def standing(self) -> Standing:
        """How far it was sent, into which stream."""
        row = await self._store.read(lambda database: database.one("SELECT sequence, birth, rewinds FROM audit_sent"))
        sequence, birth, rewinds = row or (0, None, 0)
        return Standing(int(sequence or 0), None if birth is None else str(birth), int(rewinds or 0))

    async def mark_sent(self, sequence: int, *, rewinds: int) -> None:
        """Says that all up to this one were sent, unless it was rewound since."""
        update = "UPDATE audit_sent SET sequence = ?1 WHERE sequence < ?1 AND rewinds = ?2"
        await self._store.write(lambda database: database.run(update, (sequence, rewinds)))

    async def rewind(self, sequence: int) -> None:
        """Sends all again that come after this one."""
        update = "UPDATE audit_sent SET sequence = ?1, rewinds = rewinds + 1 WHERE sequence > ?1"
        await self._store.write(lambda database: database.run(update, (sequence,)))
        self._wake()

    async def remember_birth(self, birth: str) -> None:
        """Remembers the stream that is being filled from now on."""
        await self._store.write(lambda database: database.run("UPDATE audit_sent SET birth = ?", (birth,)))

    def on_write(self, wake: Callable[[], None]) -> None:
        """Calls back after each write that is on the disk."""
        self._wake = wake

    def _head(self, database: Database) -> Head:
        row = database.one("SELECT sequence, hash FROM audit_entries ORDER BY sequence DESC LIMIT 1")
        return Head(int(row[0] or 0), str(row[1])) if row else no_head


_waiting: Final = """
  SELECT body, hash, (SELECT hash FROM audit_entries AS before WHERE before.sequence = own.sequence - 1) AS previous
  FROM audit_entries AS own WHERE own.sequence > (SELECT sequence FROM audit_sent)
  ORDER BY own.sequence LIMIT ?
"""
_depth: Final = """
  SELECT (SELECT coalesce(max(sequence), 0) FROM audit_entries) - (SELECT sequence FROM audit_sent)
"""
