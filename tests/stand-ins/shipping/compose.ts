import type { Database } from 'bun:sqlite'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import type { World } from '@galleria/chassis/ports/index'
import type { Migration } from '@galleria/chassis/store/database'
import type { GroupCommitOptions } from '@galleria/chassis/store/group-commit'
import { createOutbox, inboxMigration, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import { shipping } from '@galleria/contracts/shipping'
import { shippingChores } from './adapters/inbound/chores.ts'
import { shippingReactions } from './adapters/inbound/event-reactions.ts'
import { shippingAnswers } from './adapters/inbound/nats-endpoints.ts'
import { packageColumns, schema, traceColumn } from './adapters/outbound/schema.ts'
import { type CarrierPace, simulatedCarrier } from './adapters/outbound/simulated-carrier.ts'
import { sqliteParcels } from './adapters/outbound/sqlite-parcels.ts'
import type { ShippingPorts } from './ports.ts'

/** The life of shipping's store, oldest first; steps are only ever added. */
export const migrations: readonly Migration[] = [
  schema,
  outboxMigration,
  inboxMigration,
  outboxStreamMigration,
  traceColumn,
  auditMigration,
  packageColumns,
]

/** What shipping is made of. Everything outside of it is handed in, so that it can live in a simulated world. */
export interface ShippingParts {
  /** Migrated by {@link migrations}. */
  readonly db: Database
  readonly world: World
  readonly settings: CarrierPace
  readonly onFlush?: GroupCommitOptions['onFlush']
}

/** Puts shipping together: what it answers, hears, announces and does by itself. */
export function composeShipping({ db, world, settings, onFlush = () => {} }: ShippingParts) {
  const audit = createAuditTrail(db, { writer: shipping.context, world })
  const outbox = createOutbox(db, shipping, audit)
  const ports: ShippingPorts = {
    parcels: sqliteParcels({ db, outbox, world, onFlush }),
    carrier: simulatedCarrier(settings),
    now: () => world.clock.now(),
    nextId: () => world.ids.next(),
  }
  return {
    outbox,
    audit,
    answers: shippingAnswers(ports),
    hears: shippingReactions(ports),
    chores: shippingChores(ports),
  }
}
