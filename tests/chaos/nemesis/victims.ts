import type { ProcessName } from '@galleria/infra/topology'
import type { Platform } from '../../support/platform.ts'

/** What came of a kill. */
export interface Kill {
  /** Whether the process was there, is gone, and another has taken its place. */
  readonly happened: boolean
  readonly said: string
}

const thereWithinMs = 10_000
const backWithinMs = 30_000

/** Kills the one instance of a process and waits until another one runs in its place. */
export async function killOne({ cluster }: Platform, name: ProcessName): Promise<Kill> {
  const statusOf = () => cluster.processes.find(({ process }) => process === name)
  const before = await within(thereWithinMs, () => statusOf()?.pid)
  if (before === undefined) return { happened: false, said: 'it was not running' }
  const begun = performance.now()
  await cluster.kill(name)
  const after = await within(backWithinMs, () => {
    const status = statusOf()
    return status?.pid !== before && status?.state === 'ready' ? status.pid : undefined
  })
  if (after !== undefined)
    return { happened: true, said: `pid ${before}, healthy again after ${since(begun)} as ${after}` }
  const now = statusOf()
  return { happened: now?.pid !== before, said: `pid ${before}, not healthy after ${since(begun)}: ${now?.state}` }
}

/** Kills everything in the same instant, and waits until all of it is back. */
export async function killAll({ cluster }: Platform): Promise<Kill> {
  const before = new Map(cluster.processes.map(({ instance, pid }) => [instance, pid]))
  const begun = performance.now()
  await Promise.all(cluster.processes.map(({ instance }) => cluster.kill(instance)))
  const isBack = await within(backWithinMs, () =>
    cluster.processes.every(({ instance, pid, state }) => state === 'ready' && pid !== before.get(instance))
      ? true
      : undefined,
  )
  return {
    happened: true,
    said: `${before.size} processes, ${isBack ? 'all' : 'not all'} healthy after ${since(begun)}`,
  }
}

/** Waits until all processes are healthy. @throws naming those that are not. */
export async function untilHealthy({ cluster }: Platform, withinMs = 60_000): Promise<void> {
  const ill = () => cluster.processes.filter(({ state }) => state !== 'ready')
  const isWell = await within(withinMs, () => (ill().length === 0 ? true : undefined))
  if (!isWell) throw new Error(`not healthy: ${ill().map(({ instance, state }) => `${instance} is ${state}`)}`)
}

async function within<Result>(ms: number, look: () => Result | undefined): Promise<Result | undefined> {
  const deadline = performance.now() + ms
  for (;;) {
    const found = look()
    if (found !== undefined || performance.now() > deadline) return found
    await Bun.sleep(25)
  }
}

function since(begun: number): string {
  return `${((performance.now() - begun) / 1_000).toFixed(1)} s`
}
