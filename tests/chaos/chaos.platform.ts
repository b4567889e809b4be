import { expect, test } from 'bun:test'
import { killsIn, weakness } from './bite.ts'
import { campaign } from './campaign.ts'
import { report } from './report.ts'
import { openRig } from './rig/rig.ts'
import { lifeOfOrdersIn } from './verdict/autopsy.ts'

/** Twice what a dead consumer's deliveries take to come again; what is not at rest by then is told as a violation. */
const quietWithinMs = 60_000
const asked = { checkouts: 300, kills: 15, rate: 10, seed: 20_260_715 }

test('300 shoppers buy while 15 processes are killed, others freeze and the provider lies: no invariant breaks (F1 to F4, F17)', async () => {
  const rig = await openRig()
  let keep = true
  try {
    const outcome = await campaign(rig, asked, quietWithinMs)
    const { violations } = outcome
    keep = violations.length > 0
    if (keep) console.log([...report(outcome, rig.shop.data), ...lifeOfOrdersIn(rig.shop.data, violations)].join('\n'))
    expect(violations).toEqual([])
    expect(weakness(outcome, asked.kills)).toEqual([])
    expect(killsIn(outcome)).toBeGreaterThanOrEqual(asked.kills)
    expect(outcome.history.recorder.ordersByKey.size).toBe(asked.checkouts)
  } finally {
    await rig.close({ keep })
  }
}, 180_000)
