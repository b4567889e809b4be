import { Database } from 'bun:sqlite'
import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { eventually } from '@galleria/testkit'
import { comeToRest } from './campaign.ts'
import { findCompiler } from './power-cut/lossy-disk.ts'
import { type LossyRig, openLossyRig } from './rehearsals/power-cut.ts'
import { createCards } from './rig/cards.ts'
import { letIn } from './shoppers/crowd.ts'
import { newHistory, retriesIn } from './shoppers/history.ts'

/** Twice what a dead consumer's deliveries take to come again; what is not at rest by then is told as a violation. */
const quietWithinMs = 60_000
const compiler = findCompiler() ?? ''
if (!compiler) console.log('no C compiler: the power cut under the shop is not rehearsed here')

test.skipIf(!compiler)(
  'a power cut under orders, inventory, payments and shipping loses nothing that was acknowledged (F14)',
  async () => {
    await withLossyRig({}, async (lossy) => {
      const { shopping, history } = shopUntilTheCut(lossy)
      await Bun.sleep(2_500)
      await eventually(() => expect(history.recorder.acknowledged.size).toBeGreaterThan(5))
      await lossy.cutPower()
      await lossy.restore()
      await shopping
      expect(retriesIn(history)).toBeGreaterThan(0)
      expect((await comeToRest(lossy.rig, history, quietWithinMs)).violations).toEqual([])
    })
  },
  150_000,
)

test.skipIf(!compiler)(
  'stores that do not sync each commit lose acknowledged orders in the same cut: the rig bites',
  async () => {
    const preload = join(import.meta.dir, 'rehearsals/forgetful-store.ts')
    await withLossyRig({ BUN_OPTIONS: `--preload=${preload}` }, async (lossy) => {
      const { shopping, history } = shopUntilTheCut(lossy)
      await shopping
      await lossy.cutPower()
      const { acknowledged } = history.recorder
      expect(acknowledged.size).toBeGreaterThan(5)
      const kept = ordersKept(lossy.rig.shop.data)
      expect([...acknowledged].filter((orderId) => !kept.has(orderId)).length).toBeGreaterThan(0)
    })
  },
  150_000,
)

async function withLossyRig(env: Readonly<Record<string, string>>, work: (lossy: LossyRig) => Promise<void>) {
  const lossy = await openLossyRig(compiler, env)
  try {
    await work(lossy)
  } finally {
    await lossy.close()
  }
}

function shopUntilTheCut({ rig }: LossyRig) {
  const history = newHistory()
  const around = { url: rig.shop.url, shelf: rig.shelf, cards: createCards(rig.provider), history }
  return { history, shopping: letIn({ checkouts: 40, rate: 10, seed: 14 }, around) }
}

/** What the disk still knows; a store of which nothing was ever synced has no tables. */
function ordersKept(data: string): ReadonlySet<string> {
  const db = new Database(join(data, 'orders/orders.sqlite'), { create: true, strict: true })
  try {
    const hasOrders = db.query(`SELECT 1 FROM sqlite_schema WHERE name = 'order_detail'`).get() !== null
    const rows = hasOrders ? db.query<{ id: string }, []>('SELECT order_id AS id FROM order_detail').all() : []
    return new Set(rows.map(({ id }) => id))
  } finally {
    db.close()
  }
}
