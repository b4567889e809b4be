import { afterEach, describe, expect, test } from 'bun:test'
import CircuitBreaker from 'opossum'
import { Outage } from '../outage.ts'
import { realWorld, systemRandom } from '../ports/index.ts'
import {
  type Breaker,
  BreakerOpen,
  type BreakerSettings,
  createBreaker,
  defaultBreakerSettings,
  type Verdict,
} from './breaker.ts'
import { createGuard, type Guard, type GuardMetrics } from './guard.ts'

/**
 * The nine pitfalls of opossum 10, each first reproduced on the bare library and then shown to be closed in ours. The
 * first half of each test is as important as the second: when a new opossum mends a pitfall, it says so.
 */
const quick: BreakerSettings = { volumeThreshold: 4, errorThresholdPercentage: 50, resetMs: 40, windowMs: 2_000 }
const metrics: GuardMetrics = { added: () => {}, changed: () => {}, rejected: () => {} }
const stopping: { stop(): void }[] = []

afterEach(() => {
  for (const { stop } of stopping.splice(0)) stop()
})

const ours = (settings = quick): Breaker => remember(createBreaker(settings, systemRandom))
const guarded = (capacity: number): Guard =>
  remember(createGuard({ name: 'psp', metrics, world: realWorld, breaker: quick, capacity }))
const succeeds = (): Verdict => 'success'
const refuses = (): Verdict => 'neutral'

function remember<Stoppable extends { stop(): void }>(stoppable: Stoppable): Stoppable {
  stopping.push(stoppable)
  return stoppable
}

function bare<Arguments extends unknown[], Result>(
  action: (...args: Arguments) => Promise<Result>,
  options: CircuitBreaker.Options,
) {
  const breaker = new CircuitBreaker(action, options)
  remember({ stop: () => breaker.shutdown() })
  return breaker
}

const failing = async (): Promise<never> => {
  throw new Error('down')
}

async function failTimes(breaker: Breaker, times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) await breaker.run(failing, succeeds).catch(() => {})
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 2_000
  while (!isSo() && performance.now() < deadline) await Bun.sleep(5)
  expect(isSo()).toBe(true)
}

describe('O1: capacity bounds what really runs', () => {
  test('bare opossum frees a place at the timeout, while the action still runs', async () => {
    const hung = hangingAction()
    const breaker = bare(hung.action, { capacity: 2, timeout: 10, volumeThreshold: 1_000 })
    for (let round = 0; round < 5; round += 1) await Promise.allSettled([breaker.fire(), breaker.fire()])
    expect(hung.mostAtOnce()).toBe(10)
    hung.release()
  })

  test('ours frees it when the action has ended', async () => {
    const hung = hangingAction()
    const guard = guarded(2)
    for (let round = 0; round < 5; round += 1)
      await Promise.allSettled([guard.run(hung.action, 10), guard.run(hung.action, 10)])
    expect(hung.mostAtOnce()).toBe(2)
    hung.release()
  })
})

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

describe('O3: being busy here is no failure there', () => {
  test('bare opossum opens on its own semaphore', async () => {
    const hung = hangingAction()
    const breaker = bare(hung.action, { capacity: 1, timeout: false, volumeThreshold: 5 })
    const first = breaker.fire()
    for (let i = 0; i < 10; i += 1) await breaker.fire().catch(() => {})
    expect(breaker.opened).toBe(true)
    hung.release()
    await first
  })

  test('ours rejects at the bulkhead, and the breaker does not hear of it', async () => {
    const hung = hangingAction()
    const guard = guarded(1)
    const first = guard.run(hung.action, 1_000)
    for (let i = 0; i < 10; i += 1)
      await expect(guard.run(hung.action, 1_000)).rejects.toMatchObject({ kind: 'bulkhead-full' })
    expect(guard.breaker.state).toBe('closed')
    hung.release()
    await first
  })
})

describe('O4: one timeout is one call’s own', () => {
  test('bare opossum aborts a healthy neighbour through the shared controller', async () => {
    const abortController = new AbortController()
    const breaker = bare((ms: number) => abortable(ms, abortController.signal), {
      timeout: 30,
      abortController,
      volumeThreshold: 1_000,
    })
    const slow = breaker.fire(500)
    await Bun.sleep(15)
    const healthy = breaker.fire(25)
    await slow.catch(() => {})
    await expect(healthy).rejects.toThrow('aborted')
  })

  test('ours gives each call a signal of its own', async () => {
    const guard = guarded(8)
    const slow = guard.run((signal) => abortable(500, signal), 30)
    await Bun.sleep(15)
    const healthy = guard.run((signal) => abortable(25, signal), 1_000)
    await expect(slow).rejects.toMatchObject({ kind: 'timeout' })
    expect(await healthy).toBe('done')
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

describe('O6: a probe that hangs does not lock the breaker', () => {
  test('bare opossum without a timeout rejects for ever', async () => {
    const hung = hangingAction()
    let down = true
    const breaker = bare(() => (down ? failing() : hung.action()), {
      timeout: false,
      volumeThreshold: 1,
      resetTimeout: 20,
    })
    await breaker.fire().catch(() => {})
    await until(() => breaker.halfOpen)
    down = false
    const probe = breaker.fire()
    await Bun.sleep(80)
    await expect(breaker.fire()).rejects.toMatchObject({ code: 'EOPENBREAKER' })
    hung.release()
    await probe
  })

  test('ours ends the probe at its timeout and probes again', async () => {
    const hung = hangingAction()
    const guard = guarded(8)
    await failTimes(guard.breaker, 4)
    await until(() => guard.breaker.state === 'half-open')
    await expect(guard.run(hung.action, 20)).rejects.toMatchObject({ kind: 'timeout' })
    expect(guard.breaker.state).toBe('open')
    await until(() => guard.breaker.state === 'half-open')
    expect(await guard.run(async () => 'back', 1_000)).toBe('back')
    await until(() => guard.breaker.state === 'closed')
    hung.release()
  })
})

describe('O7: a timeout on a change is unknown, never a no', () => {
  test('bare opossum answers "declined" for a charge that went through', async () => {
    let charged = false
    const breaker = bare(
      async () => {
        await Bun.sleep(40)
        charged = true
      },
      { timeout: 10, volumeThreshold: 1_000 },
    )
    breaker.fallback(() => 'declined')
    expect(await breaker.fire()).toBe('declined' as never)
    await Bun.sleep(60)
    expect(charged).toBe(true)
  })

  test('ours offers no fallback here at all: the caller is told that nobody knows', async () => {
    const told = guarded(8).run(() => Bun.sleep(40), 10)
    await expect(told).rejects.toBeInstanceOf(Outage)
    await expect(told).rejects.toMatchObject({ kind: 'timeout' })
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

function hangingAction() {
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

async function abortable(ms: number, signal: AbortSignal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  setTimeout(() => resolve('done'), ms)
  signal.addEventListener('abort', () => reject(new Error('aborted')))
  return promise
}
