import type { Database } from 'bun:sqlite'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { GroupCommit } from '@galleria/chassis/store/group-commit'
import { once } from '@galleria/chassis/store/outbox'
import type { OrderEvent } from '../../domain/events.ts'
import type { Store, Tally } from '../../ports.ts'
import { type EventOutbox, eventOutbox } from './event-outbox.ts'
import { eventRows } from './event-rows.ts'
import { type Projections, sqliteProjections } from './projections.ts'
import { sqliteAttic } from './sqlite-attic.ts'
import { sqliteCarts } from './sqlite-carts.ts'
import { sqliteJournal } from './sqlite-journal.ts'
import { sqliteKeys } from './sqlite-keys.ts'
import { sqliteQuotes } from './sqlite-quotes.ts'
import { sqliteViews } from './sqlite-views.ts'

/** All that the orders keep, in one SQLite file, so that what belongs together is written in one transaction. */
export interface SqliteStore extends Store {
  readonly outbox: EventOutbox
  readonly projections: Projections
}

/** What the store needs beside its file. */
export interface StoreParts {
  readonly group: GroupCommit
  readonly nextId: () => string
  readonly trail: Pick<AuditTrail, 'append'>
  readonly tally?: Tally
}

/** Opens the store; what is read of orders is brought up to date first, should another program have left it behind. */
export function sqliteStore(db: Database, { group, nextId, trail, tally }: StoreParts): SqliteStore {
  const write = group.commit
  const events = eventRows(db)
  const outbox = eventOutbox(db, group)
  const projections = sqliteProjections(db, events)
  projections.bringUpToDate()
  const onAppended = (happened: readonly OrderEvent[]) => {
    outbox.wake()
    for (const event of happened) tally?.happened(event)
  }
  return {
    write,
    carts: sqliteCarts(db, write, trail),
    quotes: sqliteQuotes(db, write, trail),
    keys: sqliteKeys(db),
    journal: sqliteJournal({ events, projections, nextId, trail, onAppended }),
    views: sqliteViews(db),
    inbox: {
      once: (consumer, eventId, effect) => write<boolean>(() => once(db, consumer, eventId, effect)),
    },
    attic: sqliteAttic(db, write, trail),
    outbox,
    projections,
  }
}
