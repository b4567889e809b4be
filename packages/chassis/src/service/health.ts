import { within } from '../deadline.ts'
import type { World } from '../ports/index.ts'

/** A check that throws, or that takes too long, is a dependency that is down. */
export type Checks = Readonly<Record<string, () => void | Promise<void>>>

/** One dependency as `/health` shows it. */
export interface DependencyHealth {
  readonly name: string
  readonly status: 'up' | 'down'
  readonly durationMs: number
  readonly reason?: string
}

const patienceMs = 1_000

/** Asks every dependency at once. */
export function checkHealth(checks: Checks, world: World): Promise<DependencyHealth[]> {
  return Promise.all(Object.entries(checks).map(([name, check]) => checkOne(name, check, world)))
}

async function checkOne(name: string, check: () => void | Promise<void>, { clock }: World): Promise<DependencyHealth> {
  const startMs = clock.monotonic()
  const durationMs = () => Math.round(clock.monotonic() - startMs)
  try {
    const late = () => new Error(`no answer within ${patienceMs} ms`)
    const checked = check()
    if (checked) await within(clock, patienceMs, checked, late)
    return { name, status: 'up', durationMs: durationMs() }
  } catch (error) {
    return {
      name,
      status: 'down',
      durationMs: durationMs(),
      reason: error instanceof Error ? error.message : String(error),
    }
  }
}
