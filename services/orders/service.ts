import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { readSettings } from '@galleria/chassis/config/settings'
import type { World } from '@galleria/chassis/ports/index'
import { sagaMetrics } from '@galleria/chassis/saga/saga-observer'
import { openDatabase } from '@galleria/chassis/store/database'
import { catalog } from '@galleria/contracts/catalog'
import { inventory } from '@galleria/contracts/inventory'
import { orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { shipping } from '@galleria/contracts/shipping'
import { observeOrders, prometheusTally } from './adapters/outbound/prometheus-tally.ts'
import { composeOrders, migrations } from './compose.ts'
import { ordersSettings } from './settings.ts'

const minuteMs = 60_000
const dayMs = 1_440 * minuteMs

/** Starts the orders: carts, quotes and orders, kept in one SQLite file. */
export async function startOrders(env: Readonly<Record<string, string | undefined>>, world?: World) {
  const settings = readSettings(ordersSettings, env)
  const service = await createService({ name: 'orders', contract: orders, env, ...(world ? { world } : {}) })
  const db = openDatabase({ file: join(service.settings.DATA_DIR, 'orders.sqlite'), migrations })
  const composed = composeOrders({
    db,
    world: service.world,
    log: service.log,
    clients: {
      catalog: service.client(catalog),
      inventory: service.client(inventory),
      payments: service.client(payments),
      shipping: service.client(shipping),
    },
    settings: {
      cartLifetimeMs: settings.CART_DAYS * dayMs,
      quoteLifetimeMs: settings.QUOTE_MINUTES * minuteMs,
      paymentPatienceMs: settings.PAYMENT_MINUTES * minuteMs,
    },
    tally: prometheusTally(service.metrics),
    observer: sagaMetrics(service.metrics),
    tracing: service.tracing,
  })
  observeOrders(service.metrics, composed.views)
  await service.start({
    answers: composed.answers,
    hears: composed.hears,
    outbox: composed.outbox,
    audit: composed.audit,
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    chores: composed.chores,
    async onStop() {
      await composed.stop()
      db.close()
    },
  })
  return service
}

if (import.meta.main) await startOrders(process.env)
