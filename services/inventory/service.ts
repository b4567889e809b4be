import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { readSettings } from '@galleria/chassis/config/settings'
import { openDatabase } from '@galleria/chassis/store/database'
import { groupCommitMetrics } from '@galleria/chassis/store/group-commit'
import { inventory } from '@galleria/contracts/inventory'
import { readOpeningStock } from './adapters/inbound/opening-stock.ts'
import { composeInventory, migrations } from './compose.ts'
import { inventorySettings } from './settings.ts'

/** Starts the inventory on the environment given. */
export async function startInventory(env: Readonly<Record<string, string | undefined>>) {
  const { RESERVATION_HOLD_SECONDS, OPENING_STOCK_FILE } = readSettings(inventorySettings, env)
  const service = await createService({ name: 'inventory', contract: inventory, env })
  const { settings, world, log, metrics } = service
  const imbalance = metrics.gauge({
    name: 'galleria_stock_imbalance',
    help: 'Shelves on which an equation of the stock room does not hold; anything but 0 is a bug.',
    labels: ['equation'],
  })

  const db = openDatabase({ file: join(settings.DATA_DIR, 'inventory.sqlite'), migrations })
  const { stockRoom, ...parts } = composeInventory({
    db,
    world,
    settings: { holdMs: RESERVATION_HOLD_SECONDS * 1000 },
    noteImbalance: (equation, shelves) => imbalance.set({ equation }, shelves),
    onFlush: groupCommitMetrics(metrics),
  })
  if (OPENING_STOCK_FILE) {
    const opened = stockRoom.open(await readOpeningStock(OPENING_STOCK_FILE), world.clock.now())
    log.info({ opened, file: OPENING_STOCK_FILE }, 'stocked the variants that were new')
  }

  await service.start({
    ...parts,
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    onStop: () => db.close(),
  })
  return service
}

if (import.meta.main) await startInventory(process.env)
