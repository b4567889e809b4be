import { afterEach, describe, expect, test } from 'bun:test'
import type CircuitBreaker from 'opossum'
import { BreakerOpen, defaultBreakerSettings } from './breaker.ts'
import { bare, failing, failTimes, ours, refuses, stopAll, succeeds, until } from './conformance-rig.ts'

/** The pitfalls of opossum 10 in how it judges outcomes; the others are in `guard.conformance.test.ts`. */
afterEach(stopAll)

describe('O2: a refusal says nothing about health', () => {
  test('bare opossum closes a half-open breaker on an accepted error', async () => {
    let refusing = false
    const breaker = bare(failing, { timeout: false, volumeThreshold: 1, resetTimeout: 20, errorFilter: () => refusing })
    await breaker.fire().catch(() => {})
    await until(() => breaker.halfOpen)
    refusing = true
    await breaker.fire().catch(() => {})
    expect(breaker.closed).toBe(true)
  })

  test('ours stays half-open until some call says more', async () => {
    const breaker = ours()
    await failTimes(breaker, 4)
    await until(() => breaker.state === 'half-open')
    expect(await breaker.run(async () => 'declined', refuses)).toBe('declined')
    expect(breaker.state).toBe('half-open')
    await breaker.run(async () => 'charged', succeeds)
    await until(() => breaker.state === 'closed')
  })

  test('a stream of refusals neither opens nor hides: half of the real calls failing still opens ours', async () => {
    const breaker = ours()
    for (let i = 0; i < 50; i += 1) await breaker.run(async () => 'not found', refuses)
    expect(breaker.state).toBe('closed')
    await failTimes(breaker, 4)
    expect(breaker.state).toBe('open')
  })
})

describe('O5: nobody gets another’s answer', () => {
  test('bare opossum coalesces by arguments and forgets who asks', async () => {
    let asker = 'alice'
    const breaker = bare(async (_path: string) => `orders of ${asker}`, {
      coalesce: true,
      coalesceTTL: 1_000,
    } as CircuitBreaker.Options)
    expect(await breaker.fire('/orders')).toBe('orders of alice')
    asker = 'bob'
    expect(await breaker.fire('/orders')).toBe('orders of alice')
  })

  test('ours has no such option: each call runs', async () => {
    const breaker = ours()
    expect(await breaker.run(async () => 'orders of alice', succeeds)).toBe('orders of alice')
    expect(await breaker.run(async () => 'orders of bob', succeeds)).toBe('orders of bob')
  })
})

describe('O8: one failure is no outage', () => {
  test('bare opossum opens at the first', async () => {
    const breaker = bare(failing, {})
    await breaker.fire().catch(() => {})
    expect(breaker.opened).toBe(true)
  })

  test('ours waits for twenty calls', async () => {
    const breaker = ours(defaultBreakerSettings)
    await failTimes(breaker, 19)
    expect(breaker.state).toBe('closed')
    await failTimes(breaker, 1)
    expect(breaker.state).toBe('open')
  })
})

describe('O9: half-open lets one through', () => {
  test('bare opossum has one probe and rejects the others', async () => {
    let down = true
    const breaker = bare(async () => (down ? failing() : Bun.sleep(20)), {
      timeout: false,
      volumeThreshold: 1,
      resetTimeout: 20,
    })
    await breaker.fire().catch(() => {})
    await until(() => breaker.halfOpen)
    down = false
    const outcomes = await Promise.allSettled([breaker.fire(), breaker.fire(), breaker.fire()])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  })

  test('so has ours, and a late answer from before the opening is not taken for it', async () => {
    const breaker = ours()
    const { promise: late, resolve } = Promise.withResolvers<string>()
    const early = breaker.run(() => late, succeeds)
    await failTimes(breaker, 4)
    await until(() => breaker.state === 'half-open')
    resolve('too late to matter')
    await early
    expect(breaker.state).toBe('half-open')
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => breaker.run(() => Bun.sleep(20), succeeds)))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(outcomes[1]).toMatchObject({ reason: expect.any(BreakerOpen) })
    await until(() => breaker.state === 'closed')
  })
})
