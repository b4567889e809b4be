import { afterEach, describe, expect, test } from 'bun:test'
import { Outage } from '../outage.ts'
import { bare, failing, failTimes, guarded, hangingAction, stopAll, until } from './conformance-rig.ts'

/** The pitfalls of opossum 10 in how it bounds and ends what it runs; the others are in `breaker.conformance.test.ts`. */
afterEach(stopAll)

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
    const first = guard.run(hung.action, 30_000)
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

async function abortable(ms: number, signal: AbortSignal): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  setTimeout(() => resolve('done'), ms)
  signal.addEventListener('abort', () => reject(new Error('aborted')))
  return promise
}
