import CircuitBreaker from 'opossum'
import { realWorld, systemRandom } from '../ports/index.ts'
import { type Breaker, type BreakerSettings, createBreaker, type Verdict } from './breaker.ts'
import { createGuard, type Guard, type GuardMetrics } from './guard.ts'

/**
 * What the tests of opossum's nine pitfalls share. Each is first reproduced on the bare library and then shown to be closed in
 * ours. The first half of each test is as important as the second: when a new opossum mends a pitfall, it says so.
 */
const quick: BreakerSettings = { volumeThreshold: 4, errorThresholdPercentage: 50, resetMs: 40, windowMs: 2_000 }
const metrics: GuardMetrics = { added: () => {}, changed: () => {}, rejected: () => {} }
const stopping: { stop(): void }[] = []

/** Stops every breaker that a test has made. */
export function stopAll(): void {
  for (const { stop } of stopping.splice(0)) stop()
}

/** A breaker of ours. */
export const ours = (settings = quick): Breaker => remember(createBreaker(settings, systemRandom))
/** A guard of ours, with its bulkhead and its timeouts. */
export const guarded = (capacity: number): Guard =>
  remember(createGuard({ name: 'psp', metrics, world: realWorld, breaker: quick, capacity }))
export const succeeds = (): Verdict => 'success'
export const refuses = (): Verdict => 'neutral'

/** A breaker of the library's own. */
export function bare<Arguments extends unknown[], Result>(
  action: (...args: Arguments) => Promise<Result>,
  options: CircuitBreaker.Options,
) {
  const breaker = new CircuitBreaker(action, options)
  remember({ stop: () => breaker.shutdown() })
  return breaker
}

export const failing = async (): Promise<never> => {
  throw new Error('down')
}

export async function failTimes(breaker: Breaker, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await breaker.run(failing, succeeds).catch(() => {})
}

/** Waits until it is so, ten seconds at most. */
export async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`it did not come to ${isSo}`)
    await Bun.sleep(5)
  }
}

/** An action that ends when it is released, and counts how many of it run at once. */
export function hangingAction() {
  let active = 0
  let most = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  return {
    async action(): Promise<void> {
      active += 1
      most = Math.max(most, active)
      await promise
      active -= 1
    },
    mostAtOnce: () => most,
    release: resolve,
  }
}

function remember<Stoppable extends { stop(): void }>(stoppable: Stoppable): Stoppable {
  stopping.push(stoppable)
  return stoppable
}
