import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { readSettings } from '@galleria/chassis/config/settings'
import { instant, type World } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, outboxMigration } from '@galleria/chassis/store/outbox'
import { catalog } from '@galleria/contracts/catalog'
import { inventory } from '@galleria/contracts/inventory'
import { orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { ordersAnswers } from './adapters/inbound/nats-endpoints.ts'
import { announceInOutbox } from './adapters/outbound/announce.ts'
import { catalogCatalogue } from './adapters/outbound/catalog-catalogue.ts'
import { inventoryStock } from './adapters/outbound/inventory-stock.ts'
import { paymentsPayments } from './adapters/outbound/payments-payments.ts'
import { prometheusTally } from './adapters/outbound/prometheus-tally.ts'
import { schema } from './adapters/outbound/schema.ts'
import { sha256Fingerprint } from './adapters/outbound/sha256-fingerprint.ts'
import { sqliteStore } from './adapters/outbound/sqlite-store.ts'
import { makeClearAttic } from './application/clear-attic.ts'
import { makeSettlePendingOrders } from './application/settle-pending-orders.ts'
import { ordersSettings } from './settings.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs

/** Starts the orders: carts, quotes and orders, kept in one SQLite file. */
export async function startOrders(env: Readonly<Record<string, string | undefined>>, world?: World) {
  const settings = readSettings(ordersSettings, env)
  const service = await createService({ name: 'orders', contract: orders, env, ...(world ? { world } : {}) })
  const { clock, ids, random } = service.world
  const db = openDatabase({
    file: join(service.settings.DATA_DIR, 'orders.sqlite'),
    migrations: [outboxMigration, schema],
  })
  const outbox = createOutbox(db, orders)
  const store = sqliteStore(db, announceInOutbox(outbox, ids.next))
  const now = () => clock.now()
  const ports = {
    ...store,
    catalogue: catalogCatalogue(service.client(catalog), now),
    stock: inventoryStock(service.client(inventory)),
    payments: paymentsPayments(service.client(payments)),
    tally: prometheusTally(service.metrics),
    fingerprint: sha256Fingerprint,
    nextId: ids.next,
    randomBytes: random.bytes,
    now,
    instant,
    cartLifetimeMs: settings.CART_DAYS * dayMs,
    quoteLifetimeMs: settings.QUOTE_MINUTES * minuteMs,
    paymentPatienceMs: settings.PAYMENT_MINUTES * minuteMs,
  }
  const settlePendingOrders = makeSettlePendingOrders(ports)
  const clearAttic = makeClearAttic(ports)
  service.metrics.observed(
    { name: 'galleria_orders_pending', help: 'Orders that are neither confirmed nor rejected.', labels: [] },
    store.countPending,
  )
  await service.start({
    answers: ordersAnswers(ports),
    outbox,
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    chores: [
      { name: 'settle-pending-orders', everyMs: 2_000, run: async (call) => void (await settlePendingOrders(call)) },
      { name: 'clear-attic', everyMs: 10 * minuteMs, run: async () => void (await clearAttic()) },
    ],
    onStop: () => db.close(),
  })
  return service
}

if (import.meta.main) await startOrders(process.env)
