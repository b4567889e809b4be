import type { PageRow } from '@galleria/contracts/frontends'
import { type Prefetch, spareAddresses } from '@galleria/ui'
import type { Component } from 'vue'
import { federation } from './federation.ts'
import { deadline, isNetworkFailure, LoadTimeout } from './load-failure.ts'

/** What a remote's expose is: a module whose default export is a component, and which may ask ahead for a page's data. */
export interface RemoteModule {
  readonly default: Component
  readonly prefetch?: Prefetch
}

/** Loads one expose of one remote. The only way in which the shop's pages come together; a server has its own. */
export type LoadRemote = (row: PageRow, expose: string) => Promise<RemoteModule>

/** How long one attempt may take. */
const patienceMs = 8_000

/** How often each address had to be given up for a fresh one; a browser never evaluates the same module twice. */
const spoilt = new Map<string, number>()

/**
 * Loads through Module Federation. One failed attempt is followed by another at once. What cannot be had again under its
 * own address (a module that threw while starting, or a request that hangs) is asked for under a spare one, which the
 * publisher has listed with its integrity, so that it passes the page's policy.
 */
export const loadRemote: LoadRemote = async (row, expose) => {
  try {
    return await attempt(row, expose)
  } catch (first) {
    if (isNetworkFailure(first)) await new Promise((wake) => setTimeout(wake, 400))
    return await attempt(row, expose)
  }
}

async function attempt(row: PageRow, expose: string): Promise<RemoteModule> {
  const entry = freshAddress(row.entry)
  await guarded(row.entry, () => import(/* @vite-ignore */ entry))
  federation.registerRemotes([{ name: row.name, entry: new URL(entry, location.href).href, type: 'module' }], {
    force: needsForce(row, entry),
  })

  const script = scriptOf(row, expose)
  const module = await guarded(script, () =>
    spoilt.has(script)
      ? import(/* @vite-ignore */ freshAddress(script))
      : federation.loadRemote(`${row.name}/${expose}`),
  )
  if (!isRemoteModule(module)) throw new Error(`${row.name}/${expose} exposes no component.`)
  return module
}

/** Runs one step of a load; an address that failed for good, or never answered, is marked as spoilt. */
async function guarded<Result>(address: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await deadline(step(), patienceMs)
  } catch (error) {
    if (error instanceof LoadTimeout || !isNetworkFailure(error)) spoilt.set(address, (spoilt.get(address) ?? 0) + 1)
    throw error
  }
}

/** The address to use now. When all are used up the last one stays; only a reload of the page helps then. */
function freshAddress(address: string): string {
  const addresses = [address, ...spareAddresses(address)]
  return addresses[Math.min(spoilt.get(address) ?? 0, addresses.length - 1)] ?? address
}

const registered = new Map<string, string>()

/** The runtime keeps the first registration unless it is told that the remote has moved. */
function needsForce(row: PageRow, entry: string): boolean {
  const before = registered.get(row.name)
  registered.set(row.name, entry)
  return before !== undefined && before !== entry
}

/** The expose's own script comes last in what is worth preloading; without one the expose's name stands for it. */
function scriptOf(row: PageRow, expose: string): string {
  return row.preload[expose]?.at(-1) ?? `${row.name}/${expose}`
}

function isRemoteModule(module: unknown): module is RemoteModule {
  return typeof module === 'object' && module !== null && 'default' in module
}
