"""The life of the schema of recommendations, oldest step first; steps are only ever added."""

from __future__ import annotations

from typing import Final

from galleria_chassis.audit.trail import audit_migration
from galleria_chassis.store.inbox import inbox_migration

_baskets: Final = """
  CREATE TABLE baskets (
    order_id TEXT PRIMARY KEY,
    -- Milliseconds since the Unix epoch.
    at INTEGER NOT NULL,
    shopper TEXT,
    -- A JSON array of ids, each once, in the order in which they were picked up.
    products TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX baskets_by_time ON baskets (at);
  CREATE INDEX baskets_by_shopper ON baskets (shopper, at) WHERE shopper IS NOT NULL;

  CREATE TABLE last_judgement (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    at INTEGER NOT NULL,
    model REAL NOT NULL,
    model_baskets INTEGER NOT NULL,
    popular REAL NOT NULL,
    popular_baskets INTEGER NOT NULL
  ) STRICT;
"""

migrations: Final = (_baskets, inbox_migration, audit_migration)
