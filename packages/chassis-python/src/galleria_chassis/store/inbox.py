"""The idempotent consumer (Richardson, microservices.io)."""

from __future__ import annotations

from typing import Final

from galleria_chassis.store.database import Database

inbox_migration: Final = """
  CREATE TABLE inbox (
    consumer TEXT NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (consumer, event_id)
  ) STRICT, WITHOUT ROWID;
"""
"""The inbox's table; a service that reacts to events puts it among its migrations."""


def is_first_time(database: Database, consumer: str, event_id: str) -> bool:
    """Whether this consumer sees the event for the first time. Ask it in the transaction that holds the effect, so that
    neither is there without the other.
    """
    insert = "INSERT OR IGNORE INTO inbox (consumer, event_id) VALUES (?, ?)"
    return database.run(insert, (consumer, event_id)) > 0
