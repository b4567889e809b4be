import type { Database } from 'bun:sqlite'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import type { World } from '@galleria/chassis/ports/index'
import type { Migration } from '@galleria/chassis/store/database'
import type { GroupCommitOptions } from '@galleria/chassis/store/group-commit'
import { createOutbox, inboxMigration, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import { inventory } from '@galleria/contracts/inventory'
import { type ChorePorts, inventoryChores } from './adapters/inbound/chores.ts'
import { inventoryReactions } from './adapters/inbound/event-reactions.ts'
import { inventoryAnswers } from './adapters/inbound/nats-endpoints.ts'
import { salesMigration, schema } from './adapters/outbound/schema.ts'
import { sqliteStockRoom } from './adapters/outbound/sqlite-stock-room.ts'

/** The life of the inventory's store, oldest first; steps are only ever added. */
export const migrations: readonly Migration[] = [
  schema,
  outboxMigration,
  inboxMigration,
  salesMigration,
  outboxStreamMigration,
  auditMigration,
]

/** What the inventory is made of. Everything outside of it is handed in, so that it can live in a simulated world. */
export interface InventoryParts {
  /** Migrated by {@link migrations}. */
  readonly db: Database
  readonly world: World
  readonly settings: {
    /** How long stock is held for an order that is not yet paid, in milliseconds. */
    readonly holdMs: number
  }
  readonly noteImbalance?: ChorePorts['noteImbalance']
  readonly onFlush?: GroupCommitOptions['onFlush']
}

/** Puts the inventory together: what it answers, hears, announces and does by itself. */
export function composeInventory({
  db,
  world,
  settings,
  noteImbalance = () => {},
  onFlush = () => {},
}: InventoryParts) {
  const audit = createAuditTrail(db, { writer: inventory.context, world })
  const outbox = createOutbox(db, inventory, audit)
  const stockRoom = sqliteStockRoom({ db, outbox, world, onFlush })
  const ports = { stockRoom, now: () => world.clock.now(), holdMs: settings.holdMs, noteImbalance }
  return {
    stockRoom,
    outbox,
    audit,
    answers: inventoryAnswers(ports),
    hears: inventoryReactions(ports),
    chores: inventoryChores(ports),
  }
}
