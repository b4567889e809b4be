import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { consumers } from '@galleria/infra/topology'
import { unfinishedIn } from '../../invariants/unfinished.ts'
import type { Platform } from '../../support/platform.ts'
import { tellTheTruth } from '../nemesis/lying.ts'
import { untilHealthy } from '../nemesis/victims.ts'
import { withBus } from '../rig/bus.ts'
import type { Rig } from '../rig/rig.ts'
import { withStores } from '../rig/stores.ts'
import { progressOf } from '../rig/streams.ts'

const lookEveryMs = 400
/** It is quiet when nothing was left to do in so many looks in a row: between two steps a saga looks finished to everybody. */
const quietLooks = 3

/** Ends whatever still goes wrong: frozen processes go on, fail-points are disarmed, the provider is honest, all is healthy. */
export async function heal({ shop, provider }: Rig): Promise<void> {
  const names = [...new Set(shop.cluster.processes.map(({ process }) => process))]
  await Promise.all(names.map((name) => shop.cluster.resume(name)))
  for (const folder of await readdir(shop.data)) await rm(join(shop.data, folder, 'fail-point'), { force: true })
  await untilHealthy(shop)
  await tellTheTruth(provider)
}

/** How waiting for quiet ended. */
export interface Quiet {
  readonly tookMs: number
  /** What was still to be done when the time was over; nothing when it became quiet. */
  readonly left: readonly string[]
}

/** Waits until the stores know of nothing left to do and every consumer has settled everything. */
export async function untilQuiet(shop: Platform, withinMs: number): Promise<Quiet> {
  const begun = performance.now()
  return withBus(shop, async (bus) => {
    for (let looks = 0; ; await Bun.sleep(lookEveryMs)) {
      const left = [...withStores(shop.data, unfinishedIn)]
      const progress = await Promise.all(
        consumers.map(async ({ stream, durable }) => ({ durable, ...(await progressOf(bus, stream, durable)) })),
      )
      left.push(...progress.filter(({ open }) => open > 0).map(({ durable, open }) => `${open} events for ${durable}`))
      looks = left.length === 0 ? looks + 1 : 0
      const tookMs = performance.now() - begun
      if (looks >= quietLooks || tookMs > withinMs) return { tookMs, left }
    }
  })
}
