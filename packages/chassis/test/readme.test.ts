import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '@galleria/contracts/answer'
import { inventory } from '@galleria/contracts/inventory'
import { eventually, fakeNeighbour, startBroker, type TestBroker } from '@galleria/testkit'

const chassis = join(import.meta.dir, '..')
/** Ignored by git, and still where the package's own imports are found. */
const folder = join(chassis, 'node_modules', `.readme-${process.pid}`)
const readme = readFileSync(join(chassis, 'README.md'), 'utf8')
let broker: TestBroker

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
  broker = await startBroker()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await broker.stop()
})

/** Runs the first program below a heading, as it stands. */
function run(heading: string, process_: 'inventory' | 'bff-web' | 'orders', stdout: 'inherit' | 'pipe' = 'inherit') {
  const program = readme.split(`## ${heading}\n`)[1]?.match(/```ts\n([\s\S]*?)```/)?.[1]
  if (!program) throw new Error(`the README has no program below "${heading}"`)
  const file = join(folder, `${process_}.ts`)
  writeFileSync(file, program)
  const env = { ...broker.env(process_), PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn' }
  return { lines: program.split('\n').length, child: Bun.spawn([process.execPath, file], { env, stdout }) }
}

test('the service and the BFF of the README run, serve, do without and stop', async () => {
  const service = run('A service', 'inventory')
  const bff = run('A BFF', 'bff-web')
  expect(Math.max(service.lines, bff.lines)).toBeLessThanOrEqual(21)
  const url = await eventually(
    async () => {
      const [found] = await broker.bus.find('bff-web', 500)
      expect(await broker.bus.find('inventory', 500)).toHaveLength(1)
      return found?.metadata.http ?? false
    },
    { withinMs: 20_000 },
  )

  await eventually(async () => {
    expect(await (await fetch(`${url}/stock/LMP-012-OAK`)).json()).toEqual({
      levels: [{ sku: 'LMP-012-OAK', available: 7, level: 'in-stock' }],
    })
  })
  await eventually(async () => {
    const wrong = await fetch(`${url}/stock/lamp`)
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toMatchObject({ code: 'invalid-request', errors: [{ field: 'skus.0' }] })
  })

  service.child.kill('SIGTERM')
  expect(await service.child.exited).toBe(0)
  expect(await (await fetch(`${url}/stock/LMP-012-OAK`)).json()).toEqual({ levels: [] })
  bff.child.kill('SIGTERM')
  expect(await bff.child.exited).toBe(0)
}, 30_000)

test.each([
  ['goes all the way', {}, 'done [["confirmed"]]\n'],
  ['is refused', { 'reservation.make': () => refuse('out-of-stock') }, 'aborted [["rejected: out-of-stock"]]\n'],
  [
    'is refused too late, and takes back what it holds',
    { 'reservation.commit': () => refuse('reservation-lapsed') },
    'aborted [["rejected: reservation-lapsed"]]\n',
  ],
])(
  'the saga of the README %s',
  async (_how, answers, told) => {
    const neighbour = await fakeNeighbour(broker, inventory, answers)
    const { child } = run('A saga', 'orders', 'pipe')
    expect(await new Response(child.stdout as ReadableStream).text()).toBe(told)
    expect(await child.exited).toBe(0)
    await neighbour.stop()
  },
  30_000,
)
