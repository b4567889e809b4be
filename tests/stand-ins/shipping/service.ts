import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { readSettings } from '@galleria/chassis/config/settings'
import { openDatabase } from '@galleria/chassis/store/database'
import { groupCommitMetrics } from '@galleria/chassis/store/group-commit'
import { shipping } from '@galleria/contracts/shipping'
import { composeShipping, migrations } from './compose.ts'
import { shippingSettings } from './settings.ts'

/** Starts shipping on the environment given. */
export async function startShipping(env: Readonly<Record<string, string | undefined>>) {
  const { PACK_SECONDS, CARRY_SECONDS, RETURN_SECONDS } = readSettings(shippingSettings, env)
  const service = await createService({ name: 'shipping', contract: shipping, env })
  const { settings, world, metrics } = service

  const db = openDatabase({ file: join(settings.DATA_DIR, 'shipping.sqlite'), migrations })
  await service.start({
    ...composeShipping({
      db,
      world,
      settings: { packMs: PACK_SECONDS * 1000, carryMs: CARRY_SECONDS * 1000, returnMs: RETURN_SECONDS * 1000 },
      onFlush: groupCommitMetrics(metrics),
    }),
    checks: { sqlite: () => void db.query('SELECT 1').get() },
    onStop: () => db.close(),
  })
  return service
}

if (import.meta.main) await startShipping(process.env)
