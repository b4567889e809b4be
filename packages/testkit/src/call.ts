import type { Caller } from '@galleria/chassis/authority/caller'
import { budget } from '@galleria/chassis/budget'
import type { Call } from '@galleria/chassis/call'
import { realWorld } from '@galleria/chassis/ports/index'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { unsampled } from '@galleria/chassis/telemetry/unsampled'

const log = createLogger('test', 'test', 'silent')

/** A call as a test makes it: unsampled, patient, and with the key it is given. */
export function testCall({
  budgetMs = 10_000,
  idempotencyKey,
  caller,
}: {
  budgetMs?: number
  idempotencyKey?: string
  caller?: Caller
} = {}): Call {
  const trace = unsampled(crypto.randomUUID().replaceAll('-', ''), '00f067aa0ba902b7')
  return { trace, budget: budget(realWorld.clock, budgetMs), priority: 'normal', idempotencyKey, caller, log }
}
