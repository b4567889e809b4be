import type { Clock } from '../ports/clock.ts'

/** Those who wait for sagas to be decided. */
export interface Decisions {
  /** True as soon as the saga is told to be decided, false when the time is up. */
  wait(sagaId: string, withinMs: number): Promise<boolean>
  tell(sagaId: string): void
}

/** Nobody waits yet. */
export function createDecisions(clock: Clock): Decisions {
  const waiting = new Map<string, Set<() => void>>()

  return {
    wait(sagaId, withinMs) {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const others = waiting.get(sagaId) ?? new Set()
      waiting.set(sagaId, others)
      const told = () => {
        giveUp()
        resolve(true)
      }
      const giveUp = clock.after(withinMs, () => {
        others.delete(told)
        if (others.size === 0) waiting.delete(sagaId)
        resolve(false)
      })
      others.add(told)
      return promise
    },
    tell(sagaId) {
      const told = waiting.get(sagaId)
      waiting.delete(sagaId)
      for (const one of told ?? []) one()
    },
  }
}
