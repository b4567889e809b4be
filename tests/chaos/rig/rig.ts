import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClusterOptions } from '@galleria/infra/cluster'
import { openPlatform, type Platform } from '../../support/platform.ts'
import { type Provider, providerOf } from './provider.ts'
import { fillShelf, type Shelf } from './shelf.ts'

/** A copy of the platform that is there to be hurt. */
export interface Rig {
  readonly shop: Platform
  readonly shelf: Shelf
  readonly provider: Provider
  /** Ends it and, unless it is to be kept, removes its data folder. */
  close(options?: { readonly keep?: boolean }): Promise<void>
}

/** How a rig is made. */
export interface RigOptions {
  /** Where its data is to be; a folder of its own when not said. */
  readonly dataDir?: string
  readonly piecesOfScarce?: number
  /** By process: environment variables beside those that every rig sets. */
  readonly settings?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Languages that it does without: a stand-in plays what is written in them, if there is one. */
  readonly without?: ClusterOptions['without']
}

/** A folder that no other copy has. */
export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'galleria-chaos-'))
}

/**
 * Starts a copy with a data folder and ports of its own, in which fail-points may be armed, one address may ask as often
 * as a crowd does, and parcels travel within seconds.
 */
export async function openRig({
  dataDir = newDataFolder(),
  piecesOfScarce = 3,
  settings = {},
  without = [],
}: RigOptions = {}): Promise<Rig> {
  const stockFile = join(dataDir, 'chaos/opening-stock.json')
  const shelf = await fillShelf(stockFile, piecesOfScarce)
  const crowd = '100000'
  const usual: Record<string, Record<string, string>> = {
    gateway: { RATE_PER_SECOND: crowd, RATE_BURST: crowd, CHANGES_PER_SECOND: crowd, CHANGES_BURST: crowd },
    inventory: { OPENING_STOCK_FILE: stockFile },
    shipping: { PACK_SECONDS: '1', CARRY_SECONDS: '1', RETURN_SECONDS: '1' },
  }
  const names = new Set([...Object.keys(usual), ...Object.keys(settings)])
  const shop = await openPlatform({
    dataDir,
    without,
    env: { FAIL_POINTS: 'allowed', LOG_LEVEL: 'warn', TRACE_RATIO: '0' },
    settings: Object.fromEntries([...names].map((name) => [name, { ...usual[name], ...settings[name] }])),
  })
  return {
    shop,
    shelf,
    provider: await providerOf(shop),
    async close({ keep = false } = {}) {
      await shop.cluster.stop()
      if (!keep) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
