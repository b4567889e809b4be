import { afterEach, expect, test } from 'bun:test'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { usualPatience } from './child.ts'
import type { ChildSpec } from './child-spec.ts'
import { until } from './polling.ts'
import { choosePorts } from './ports.ts'
import { Supervisor } from './supervisor.ts'

const fixture = join(import.meta.dir, 'fixture-process.ts')
const patience = { ...usualPatience, readyWithinMs: 10_000, drainWithinMs: 10_000, firstBackoffMs: 20 }
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

test('a process is started once those it comes after are healthy, and is the first to be ended', async () => {
  const { supervisor, spec } = await smallCluster()
  await supervisor.start([await spec('front', ['back']), await spec('back')])
  expect(supervisor.statuses.map(({ instance, state }) => [instance, state])).toEqual([
    ['back-1', 'ready'],
    ['front-1', 'ready'],
  ])

  expect(await supervisor.drain()).toEqual([])

  const [front, back] = await Promise.all(['front-1', 'back-1'].map((instance) => linesOf(instance)))
  expect(at(back, 'back-1 serves') < at(front, 'front-1 serves')).toBe(true)
  expect(at(front, 'front-1 drained') < at(back, 'back-1 drained')).toBe(true)
})

test('a process that is killed comes back by itself, on the same ports, and the table says so', async () => {
  const { supervisor, spec } = await smallCluster()
  const orders = await spec('orders')
  await supervisor.start([orders])
  const before = supervisor.statuses[0]

  await supervisor.kill('orders')
  await supervisor.whenReady('orders')

  const after = supervisor.statuses[0]
  expect(after).toMatchObject({ state: 'ready', restarts: 1, adminPort: before?.adminPort })
  expect(after?.lastEnd).toStartWith('SIGKILL')
  expect(after?.pid).not.toBe(before?.pid)
})

test('a process that is ended politely from outside drains, and comes back all the same', async () => {
  const { supervisor, spec } = await smallCluster()
  await supervisor.start([await spec('orders')])
  supervisor.pause('orders')

  await supervisor.kill('orders-1', 'SIGTERM')
  await supervisor.whenReady('orders')

  expect(supervisor.statuses[0]).toMatchObject({ state: 'ready', restarts: 1 })
  expect((await linesOf('orders-1')).map(({ message }) => message)).toContain('orders-1 drained')
})

test('while something is done that only its absence allows, a process stays away, and comes back whatever came of it', async () => {
  const { supervisor, spec } = await smallCluster()
  await supervisor.start([await spec('orders')])

  const state = await supervisor.without('orders', async () => supervisor.statuses[0]?.state)
  expect([state, supervisor.statuses[0]?.state]).toEqual(['stopped', 'ready'])

  const failing = supervisor.without('orders', () => Promise.reject(new Error('the disk is full')))
  await expect(failing).rejects.toThrow('the disk is full')
  expect(supervisor.statuses[0]).toMatchObject({ state: 'ready', restarts: 0 })
})

test('a frozen process does not hold up the drain', async () => {
  const { supervisor, spec } = await smallCluster()
  await supervisor.start([await spec('orders')])

  supervisor.pause('orders-1')
  expect(supervisor.statuses[0]?.state).toBe('paused')

  expect(await supervisor.drain()).toEqual([])
  expect(supervisor.statuses[0]?.state).toBe('stopped')
})

test('a frozen process that is woken is healthy again, and was never restarted', async () => {
  const { supervisor, spec } = await smallCluster()
  await supervisor.start([await spec('orders')])

  supervisor.pause('orders')
  supervisor.resume('orders')
  await supervisor.whenReady('orders')

  expect(supervisor.statuses[0]).toMatchObject({ state: 'ready', restarts: 0 })
})

test('a process without a store is scaled up and down', async () => {
  const { supervisor, spec } = await smallCluster()
  await supervisor.start([await spec('bff')])

  await supervisor.scale('bff', 3)
  expect(supervisor.statuses.map(({ instance, state }) => [instance, state])).toEqual([
    ['bff-1', 'ready'],
    ['bff-2', 'ready'],
    ['bff-3', 'ready'],
  ])

  await supervisor.scale('bff', 1)
  expect(supervisor.statuses.map(({ state }) => state)).toEqual(['ready', 'stopped', 'stopped'])
})

test('a process that owns a store is not run twice, and the refusal says why', async () => {
  const { supervisor, spec } = await smallCluster()
  await supervisor.start([{ ...(await spec('orders')), single: true }])

  await expect(supervisor.scale('orders', 2)).rejects.toThrow('owns a store with one writer')
  await supervisor.scale('orders', 0)
  expect(supervisor.statuses[0]?.state).toBe('stopped')
  await supervisor.scale('orders', 1)
  expect(supervisor.statuses[0]?.state).toBe('ready')
})

test('a name that nobody has is refused with those there are', async () => {
  const { supervisor, spec } = await smallCluster()
  await supervisor.start([await spec('orders')])
  await expect(supervisor.kill('order')).rejects.toThrow('no process is named order; there are orders')
})

test('a process that cannot start fails the opening with the end of its log', async () => {
  const { supervisor, spec } = await smallCluster()
  const broken = {
    ...(await spec('broken')),
    argv: [process.execPath, '-e', 'console.log("NATS_URL is missing"); process.exit(1)'],
  }
  await expect(supervisor.start([broken])).rejects.toThrow('NATS_URL is missing')
  await until(() => (supervisor.statuses[0]?.restarts ?? 0) >= 2, { withinMs: 10_000 })
})

test('one that can be dispensed with does not keep the others from starting, and is told of and tried again', async () => {
  const { supervisor, spec } = await smallCluster()
  const argv = [process.execPath, '-e', 'console.log("no model yet"); process.exit(1)']
  const said: string[] = []
  await supervisor.start(
    [await spec('orders'), { ...(await spec('recommendations')), argv, dispensable: true }],
    (line) => said.push(line),
  )
  expect(said.join('\n')).toMatch(/recommendations-1 is not ready.*no model yet.*the shop opens without it/s)
  expect(supervisor.statuses.map(({ instance, state }) => [instance, state])).toContainEqual(['orders-1', 'ready'])
  await until(() => (supervisor.statuses[1]?.restarts ?? 0) >= 2, { withinMs: 10_000 })
})

test('processes that outlive each other are refused before anything is started', async () => {
  const { supervisor, spec } = await smallCluster()
  const circle = [
    { ...(await spec('a')), outlivedBy: ['b'] },
    { ...(await spec('b')), outlivedBy: ['a'] },
  ]
  await expect(supervisor.start(circle)).rejects.toThrow('wait for each other: a, b')
  expect(supervisor.statuses).toEqual([])
})

let folder = ''

async function smallCluster() {
  folder = await mkdtemp(join(tmpdir(), 'galleria-supervisor-'))
  const spec = async (process: string, after: string[] = [], ordinal = 1): Promise<ChildSpec> => {
    const instance = `${process}-${ordinal}`
    const adminPort = (await choosePorts([{ key: instance, wanted: 0 }])).get(instance)?.port
    return {
      instance,
      process,
      after,
      outlivedBy: after,
      dispensable: false,
      single: false,
      argv: [globalThis.process.execPath, fixture],
      env: { INSTANCE: instance, ADMIN_PORT: String(adminPort) },
      cwd: folder,
      logFile: join(folder, `${instance}.log`),
      healthUrl: `http://127.0.0.1:${adminPort}/health/ready`,
      adminPort,
    }
  }
  const supervisor = new Supervisor({ another: (name, ordinal) => spec(name, [], ordinal), patience })
  const ownFolder = folder
  cleanUps.push(
    () => rm(ownFolder, { recursive: true, force: true }),
    () => supervisor.drain(),
  )
  return { supervisor, spec }
}

async function linesOf(instance: string): Promise<{ time: string; message: string }[]> {
  const text = await readFile(join(folder, `${instance}.log`), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { time: string; message: string })
}

function at(lines: { time: string; message: string }[] | undefined, message: string): string {
  const found = lines?.find((line) => line.message === message)
  if (!found) throw new Error(`nobody said: ${message}`)
  return found.time
}
