import { afterAll, beforeAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { catalog } from '@galleria/contracts/catalog'
import { eventually, startBroker, type TestBroker, testCall } from '@galleria/testkit'

let broker: TestBroker

beforeAll(async () => {
  broker = await startBroker()
})
afterAll(() => broker.stop())

/** A process of its own, of which the test knows what it told, what it logged and how it ended. */
function child(story: string, env: Record<string, string> = {}) {
  const process_ = Bun.spawn([process.execPath, join(import.meta.dir, 'children/catalog.ts')], {
    env: { ...broker.env('catalog'), LOG_LEVEL: 'info', PATH: process.env.PATH ?? '', CHILD_STORY: story, ...env },
    stdout: 'pipe',
    stderr: 'pipe',
  })
  let told = ''
  void (async () => {
    for await (const chunk of process_.stderr) told += Buffer.from(chunk).toString()
  })()
  const logged = new Response(process_.stdout).text()
  return {
    kill: (signal: NodeJS.Signals) => process_.kill(signal),
    exited: process_.exited,
    told: (what: string) => eventually(() => expect(told).toContain(what), { withinMs: 15_000 }),
    get everythingTold() {
      return told
    },
    async messages(level: string): Promise<string[]> {
      const lines = (await logged).split('\n').filter(Boolean)
      const parsed = lines.map((line) => JSON.parse(line) as { level: string; message: string })
      return parsed.filter((line) => line.level === level).map(({ message }) => message)
    },
  }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'on %s the ask in hand is answered, the store closed, the end a clean one',
  async (signal) => {
    const process_ = child('answers')
    await process_.told('started')
    const asked = broker.client(catalog).category.list({ locale: 'en' }, testCall())
    await process_.told('asked category.list')
    process_.kill(signal)
    expect((await asked).ok).toBe(true)
    expect(await process_.exited).toBe(0)
    expect(process_.everythingTold).toContain('store closed')
    expect(await process_.messages('error')).toEqual([])
    const after = broker.client(catalog).store.list({ locale: 'en' }, testCall())
    await expect(after).rejects.toMatchObject({ kind: 'no-responders' })
  },
  30_000,
)

test('a second signal changes nothing: the drain goes on', async () => {
  const process_ = child('answers')
  await process_.told('started')
  const asked = broker.client(catalog).category.list({ locale: 'en' }, testCall())
  await process_.told('asked category.list')
  process_.kill('SIGTERM')
  process_.kill('SIGINT')
  process_.kill('SIGTERM')
  expect((await asked).ok).toBe(true)
  expect(await process_.exited).toBe(0)
}, 30_000)

test('a handler that hangs does not keep a process from stopping: its asker is answered when the time is up', async () => {
  const process_ = child('answers')
  await process_.told('started')
  const asked = broker
    .client(catalog)
    .store.list({ locale: 'en' }, testCall())
    .catch((error) => error.kind)
  await process_.told('asked store.list')
  process_.kill('SIGTERM')
  expect(await asked).toBe('timeout')
  expect(await process_.exited).toBe(0)
}, 30_000)

test('a signal that comes while a process is starting waits for the start, and then undoes it', async () => {
  const process_ = child('signalled-while-starting')
  expect(await process_.exited).toBe(0)
  expect(process_.everythingTold).toContain('store closed')
  expect(await process_.messages('error')).toEqual([])
  expect(await process_.messages('warn')).toEqual([])
}, 30_000)

test('a signal that comes before the start has begun ends the process cleanly', async () => {
  const process_ = child('builds-long')
  await process_.told('made')
  process_.kill('SIGTERM')
  expect(await process_.exited).toBe(0)
  expect(await process_.messages('error')).toEqual([])
}, 30_000)

test('a signal that comes while the broker is waited for ends it at once', async () => {
  const process_ = child('waits-for-broker', { NATS_URL: 'nats://127.0.0.1:1' })
  await process_.told('waiting')
  process_.kill('SIGTERM')
  expect(await process_.exited).toBe(0)
}, 30_000)

test('a start that fails is an end with an error, and not a process that does nothing', async () => {
  const process_ = child('fails-to-start')
  expect(await process_.exited).toBe(1)
  expect(await process_.messages('error')).toEqual(['an exception was not handled'])
  expect(process_.everythingTold).toContain('store closed')
}, 30_000)

test('an exception that nobody caught is logged and ends the process', async () => {
  const process_ = child('throws')
  expect(await process_.exited).toBe(1)
  expect(await process_.messages('error')).toEqual(['an exception was not handled'])
}, 30_000)

test('a rejection that nobody handled is logged, and the process goes on answering', async () => {
  const process_ = child('rejects')
  await process_.told('rejected')
  expect((await broker.client(catalog).category.list({ locale: 'en' }, testCall())).ok).toBe(true)
  process_.kill('SIGTERM')
  expect(await process_.exited).toBe(0)
  expect(await process_.messages('error')).toContain('a rejection was not handled')
}, 30_000)
