import { afterAll, beforeAll, expect, test } from 'bun:test'
import { startBroker, type TestBroker } from '@galleria/testkit'
import { Outage } from '../outage.ts'
import { createLogger } from '../telemetry/logger.ts'
import type { Bus } from './bus.ts'
import { openKeyValue } from './key-value.ts'
import { openNatsBus } from './nats-bus.ts'

const log = createLogger('kv-test', 'kv-test', 'silent')
const buses: Bus[] = []
let broker: TestBroker

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(async () => {
  for (const bus of buses) await bus.drain()
  await broker.stop()
})

/** The bucket of sessions, as an instance of a process sees it. */
async function bucketOf(name: Parameters<TestBroker['env']>[0]) {
  const { NATS_NKEY_SEED_FILE: seedFile } = broker.env(name)
  const bus = await openNatsBus({ url: broker.url, name, seedFile, connectWithinMs: 5_000, log })
  buses.push(bus)
  return openKeyValue(bus, 'web_sessions')
}

test('what one instance writes another reads, and nobody writes over what they have not seen', async () => {
  const [one, other] = await Promise.all([bucketOf('bff-web'), bucketOf('bff-web')])
  const first = await one.create('session.a', 'walnut')
  expect(await other.get('session.a')).toEqual({ value: 'walnut', revision: first as number })
  expect(await other.create('session.a', 'oak')).toBeUndefined()

  const second = await other.update('session.a', 'oak, ✓', first as number)
  expect(second).toBeGreaterThan(first as number)
  expect(await one.update('session.a', 'ash', first as number)).toBeUndefined()
  expect(await one.get('session.a')).toEqual({ value: 'oak, ✓', revision: second as number })
})

test('of those who write at the same moment one does, and the others are told', async () => {
  const buckets = await Promise.all([bucketOf('bff-web'), bucketOf('bff-web')])
  const revision = (await buckets[0].create('session.b', '0')) as number
  const written = await Promise.all(
    Array.from({ length: 20 }, (_, i) => (buckets[i % 2] as (typeof buckets)[0]).update('session.b', `${i}`, revision)),
  )
  expect(written.filter((each) => each !== undefined)).toHaveLength(1)
})

test('what is deleted is gone for everybody at once, cannot be written over, and can be made anew', async () => {
  const bucket = await bucketOf('bff-web')
  const revision = (await bucket.create('session.c', 'here')) as number
  await bucket.delete('session.c')
  expect(await bucket.get('session.c')).toBeUndefined()
  expect(await bucket.update('session.c', 'back', revision)).toBeUndefined()
  expect(await bucket.create('session.c', 'anew')).toBeGreaterThan(revision)
  await bucket.delete('session.never-was')
  expect(await bucket.get('session.never-was')).toBeUndefined()
})

test('a key that could mean several is a mistake', async () => {
  const bucket = await bucketOf('bff-web')
  for (const key of ['', '>', 'session.*', 'session..a', '.a', 'a.', 'a b', 'a\r\nb'])
    await expect(bucket.get(key)).rejects.toThrow(TypeError)
})

test('[N1] a process that does not own the bucket neither reads nor writes it', async () => {
  const bucket = await bucketOf('orders')
  const attempts = [bucket.get('session.a'), bucket.create('session.x', 'mine'), bucket.delete('session.a')]
  for (const attempt of await Promise.allSettled(attempts))
    expect(attempt).toMatchObject({ status: 'rejected', reason: expect.any(Outage) })
  const own = await bucketOf('bff-web')
  expect(await own.get('session.a')).toMatchObject({ value: 'oak, ✓' })
  expect(await own.get('session.x')).toBeUndefined()
}, 15_000)

test('a broker that has gone is an outage, and at once', async () => {
  const bucket = await bucketOf('bff-web')
  await buses.at(-1)?.drain()
  await expect(bucket.get('session.a')).rejects.toThrow(Outage)
})
