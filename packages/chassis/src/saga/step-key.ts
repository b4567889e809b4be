import { IdempotencyKey } from '@galleria/contracts/headers'
import type { AnySaga } from './standing.ts'

/** The idempotency key of a step: the same for each try, and no other step's. */
export function stepKey(sagaId: string, step: string): string {
  return `${sagaId}_${step}`
}

/**
 * Refuses a saga's id with which a participant would take no step's key.
 * @throws TypeError that names the id.
 */
export function checkId(sagaId: string, { name, steps }: AnySaga): void {
  const longest = steps.reduce((most, step) => (step.name.length > most.length ? step.name : most), '')
  // The shortest possible key is of no interest: an id in earnest is long enough by itself.
  if (!IdempotencyKey.safeParse(stepKey(sagaId, `${longest}_undo`).padEnd(16, '_')).success)
    throw new TypeError(`saga ${name}: "${sagaId}" with ${longest} is not an idempotency key`)
}
