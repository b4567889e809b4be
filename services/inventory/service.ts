import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { readSettings } from '@galleria/chassis/config/settings'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox, outboxMigration } from '@galleria/chassis/store/outbox'
import { inventory } from '@galleria/contracts/inventory'
import { inventoryChores } from './adapters/inbound/chores.ts'
import { inventoryAnswers } from './adapters/inbound/nats-endpoints.ts'
import { readOpeningStock } from './adapters/inbound/opening-stock.ts'
import { schema } from './adapters/outbound/schema.ts'
import { sqliteStockRoom } from './adapters/outbound/sqlite-stock-room.ts'
import { inventorySettings } from './settings.ts'

/** Starts the inventory on the environment given. */
export async function startInventory(env: Readonly<Record<string, string | undefined>>) {
  const { RESERVATION_HOLD_SECONDS, OPENING_STOCK_FILE } = readSettings(inventorySettings, env)
  const service = await createService({ name: 'inventory', contract: inventory, env })
  const { settings, world, log, metrics } = service
  const now = () => world.clock.now()

  const db = openDatabase({ file: join(settings.DATA_DIR, 'inventory.sqlite'), migrations: [schema, outboxMigration] })
  const outbox = createOutbox(db, inventory)
  const stockRoom = sqliteStockRoom(db, outbox, world.ids)
  if (OPENING_STOCK_FILE) {
    const opened = stockRoom.open(await readOpeningStock(OPENING_STOCK_FILE), now())
    log.info({ opened, file: OPENING_STOCK_FILE }, 'stocked the variants that were new')
  }

  await service.start({
    answers: inventoryAnswers({ stockRoom, now, holdMs: RESERVATION_HOLD_SECONDS * 1000 }),
    outbox,
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    chores: inventoryChores({ stockRoom, now, log, metrics }),
    onStop: () => db.close(),
  })
  return service
}

if (import.meta.main) await startInventory(process.env)
