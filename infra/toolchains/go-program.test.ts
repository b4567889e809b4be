import { afterEach, expect, test } from 'bun:test'
import { programOf } from '../cluster/command.ts'
import type { Outcome } from '../nats/tools.ts'
import { type FakeWorkshop, fakeWorkshop } from './fake-workshop.ts'

const shipping = { entry: 'services/shipping', language: 'go' } as const
const failing =
  (word: string, output: string) =>
  (command: string): Outcome | undefined =>
    command.includes(word) ? { ok: false, output } : undefined

let workshop: FakeWorkshop

afterEach(() => workshop.remove())

function withSources(made: FakeWorkshop): FakeWorkshop {
  made.write('services/shipping/go.mod', 'module x\n\ngo 1.25.0\n\nreplace c => ../../packages/chassis-go\n')
  made.write('services/shipping/cmd/shipping/main.go', 'package main')
  made.write('packages/chassis-go/bus.go', 'package bus')
  return made
}

test('a program is built once for its sources, and again when they or the chassis beside them change', async () => {
  workshop = withSources(fakeWorkshop({ go: '1.26.8' }))
  const first = await programOf(shipping, workshop)
  expect(first).toMatchObject({ kind: 'ready', fresh: true })
  expect(workshop.ran.filter((command) => command.startsWith('go build'))).toHaveLength(1)

  expect(await programOf(shipping, workshop)).toMatchObject({ kind: 'ready', fresh: false })
  workshop.write('services/shipping/cmd/shipping/main_test.go', 'package main')
  expect(await programOf(shipping, workshop)).toMatchObject({ kind: 'ready', fresh: false })

  workshop.write('packages/chassis-go/bus.go', 'package bus // changed')
  const second = await programOf(shipping, workshop)
  expect(second).toMatchObject({ kind: 'ready', fresh: true })
  expect(second).not.toMatchObject({ command: (first as { command: object }).command })
})

test('what is built runs without Go', async () => {
  workshop = withSources(fakeWorkshop({ go: '1.26.8' }))
  await programOf(shipping, workshop)
  const tools = { ...workshop.tools, which: () => undefined }
  expect(await programOf(shipping, { ...workshop, tools })).toMatchObject({ kind: 'ready', fresh: false })
})

test.each([
  ['no Go', {}, 'it takes Go 1.25.0 or newer, and none is here'],
  ['an old Go', { go: '1.22.1' }, 'it takes Go 1.25.0 or newer, and 1.22.1 is here'],
])('a machine with %s is said to lack it', async (_what, machine, reason) => {
  workshop = withSources(fakeWorkshop(machine))
  expect(await programOf(shipping, workshop)).toEqual({ kind: 'absent', reason, broken: false })
})

test('the first Go that is new enough is taken, wherever it lies', async () => {
  workshop = withSources(fakeWorkshop({ go: '1.22.1', '/usr/local/go/bin/go': '1.26.8' }))
  expect(await programOf(shipping, workshop)).toMatchObject({ kind: 'ready' })
  expect(workshop.ran.at(-1)).toStartWith('/usr/local/go/bin/go build')
})

test('modules that cannot be fetched are the machine’s trouble, what does not compile is the program’s', async () => {
  workshop = withSources(fakeWorkshop({ go: '1.26.8' }, failing('mod download', 'dial tcp: no route to host')))
  expect(await programOf(shipping, workshop)).toEqual({
    kind: 'absent',
    reason: 'its Go modules cannot be fetched: dial tcp: no route to host',
    broken: false,
  })
  workshop.remove()
  workshop = withSources(
    fakeWorkshop({ go: '1.26.8' }, failing(' build ', '# x/cmd/shipping\nmain.go:1:1: undefined: y')),
  )
  expect(await programOf(shipping, workshop)).toEqual({
    kind: 'absent',
    reason: 'it does not compile: main.go:1:1: undefined: y',
    broken: true,
  })
})

test('a copy that is to do without Go has none', async () => {
  workshop = withSources(fakeWorkshop({ go: '1.26.8' }))
  expect(await programOf(shipping, { ...workshop, without: ['go'] })).toEqual({
    kind: 'absent',
    reason: 'this copy is to do without go',
    broken: false,
  })
  expect(workshop.ran).toEqual([])
})
