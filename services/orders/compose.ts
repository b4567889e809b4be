import type { Database } from 'bun:sqlite'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import type { Client } from '@galleria/chassis/client/ask'
import { instant, type World } from '@galleria/chassis/ports/index'
import { createSagas, type SagaEngine, sagaCallerMigration, sagaMigration } from '@galleria/chassis/saga/create-sagas'
import type { SagaObserver } from '@galleria/chassis/saga/saga-observer'
import type { Answers } from '@galleria/chassis/service/answers'
import type { Reaction } from '@galleria/chassis/service/reaction'
import type { Chore } from '@galleria/chassis/service/service'
import type { Migration } from '@galleria/chassis/store/database'
import { createGroupCommit } from '@galleria/chassis/store/group-commit'
import { inboxMigration, type Outbox, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Tracing } from '@galleria/chassis/telemetry/tracing'
import type { catalog } from '@galleria/contracts/catalog'
import type { inventory } from '@galleria/contracts/inventory'
import { orders } from '@galleria/contracts/orders'
import type { payments } from '@galleria/contracts/payments'
import type { shipping } from '@galleria/contracts/shipping'
import { ordersAnswers } from './adapters/inbound/nats-endpoints.ts'
import { parcelNews } from './adapters/inbound/parcel-news.ts'
import { catalogCatalogue } from './adapters/outbound/catalog-catalogue.ts'
import { eventSourcing } from './adapters/outbound/event-sourcing.ts'
import { formerSchema } from './adapters/outbound/former-schema.ts'
import { inventoryStock } from './adapters/outbound/inventory-stock.ts'
import { paymentsPayments } from './adapters/outbound/payments-payments.ts'
import { sha256Fingerprint } from './adapters/outbound/sha256-fingerprint.ts'
import { shippingCarriers } from './adapters/outbound/shipping-carriers.ts'
import { shippingParcels } from './adapters/outbound/shipping-parcels.ts'
import { sqliteStore } from './adapters/outbound/sqlite-store.ts'
import { makeCarryOut } from './application/carry-out.ts'
import { makeClearAttic } from './application/clear-attic.ts'
import { cancelOrder } from './application/sagas/cancel-order.ts'
import { createOrder } from './application/sagas/create-order.ts'
import { reviseOrder } from './application/sagas/revise-order.ts'
import { makeSettling } from './application/settling.ts'
import type { OrderViews, Tally } from './ports.ts'

/** The life of the orders' schema, oldest step first. */
export const migrations: readonly Migration[] = [
  outboxMigration,
  formerSchema,
  inboxMigration,
  outboxStreamMigration,
  sagaMigration,
  eventSourcing,
  sagaCallerMigration,
  auditMigration,
]

/** Everything of the world outside that the orders need. */
export interface OrdersParts {
  /** Migrated by {@link migrations}. */
  readonly db: Database
  readonly world: World
  readonly log: Logger
  readonly clients: {
    readonly catalog: Client<typeof catalog>
    readonly inventory: Client<typeof inventory>
    readonly payments: Client<typeof payments>
    readonly shipping: Client<typeof shipping>
  }
  readonly settings: {
    readonly cartLifetimeMs: number
    readonly quoteLifetimeMs: number
    /** How long the provider may leave us in the dark about an order's money. */
    readonly paymentPatienceMs: number
  }
  readonly tally?: Tally
  readonly observer?: SagaObserver
  readonly tracing?: Pick<Tracing, 'continued'>
}

/** The orders, put together. Nothing runs until somebody answers, hears, publishes and does the chores. */
export interface Orders {
  readonly answers: Answers<typeof orders>
  readonly hears: readonly Reaction[]
  readonly outbox: Outbox
  readonly audit: AuditTrail
  readonly chores: readonly Chore[]
  readonly sagas: SagaEngine
  readonly views: OrderViews
  /** Folds what is read of orders from their events, from zero (I-MSG-5). */
  rebuildProjections(): void
  /** Waits for what is being asked and written; call it before the store is closed. */
  stop(): Promise<void>
}

const secondMs = 1_000
const minuteMs = 60_000

/** Puts the orders together from what they need of the world, here and in the simulator. */
export function composeOrders({ db, world, log, clients, settings, tally, observer, tracing }: OrdersParts): Orders {
  const { clock, ids, random } = world
  const now = () => clock.now()
  const nowText = () => instant(clock.now())
  const group = createGroupCommit(db, { clock })
  const audit = createAuditTrail(db, { writer: orders.context, world })
  const store = sqliteStore(db, { group, nextId: ids.next, trail: audit, ...(tally ? { tally } : {}) })
  const parts = {
    parcels: shippingParcels(clients.shipping),
    stock: inventoryStock(clients.inventory),
    payments: paymentsPayments(clients.payments),
    settling: makeSettling({ ...store, now, nowText }),
    paymentPatienceMs: settings.paymentPatienceMs,
  }
  const sagas = createSagas({
    db,
    commit: group,
    world,
    definitions: [createOrder(parts), cancelOrder(parts), reviseOrder(parts)],
    log,
    ...(observer ? { observer } : {}),
    ...(tracing ? { tracing } : {}),
  })
  const ports = {
    ...store,
    sagas,
    carryOut: makeCarryOut({ sagas, clock }),
    catalogue: catalogCatalogue(clients.catalog, now),
    carriers: shippingCarriers(clients.shipping),
    fingerprint: sha256Fingerprint,
    nextId: ids.next,
    randomBytes: random.bytes,
    now,
    nowText,
    ...settings,
  }
  const clearAttic = makeClearAttic(ports)

  return {
    answers: ordersAnswers(ports),
    hears: parcelNews(ports),
    outbox: store.outbox,
    audit,
    chores: [
      {
        name: 'carry-on-sagas',
        everyMs: secondMs,
        // Somebody's goods and money are in between: no chore to be put off when the shop is busy.
        run: async (call) => void (await sagas.carryOnDue({ ...call, log: call.log, priority: 'critical' })),
      },
      { name: 'clear-attic', everyMs: 10 * minuteMs, run: async () => void (await clearAttic()) },
    ],
    sagas,
    views: store.views,
    rebuildProjections: store.projections.rebuild,
    async stop() {
      await sagas.stop()
      group.flush()
    },
  }
}
