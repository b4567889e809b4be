import { afterEach, expect, test } from 'bun:test'
import { type FakeWorkshop, fakeWorkshop } from '../toolchains/fake-workshop.ts'
import { processNamed } from '../topology.ts'
import { preparePrograms } from './programs.ts'

let workshop: FakeWorkshop

afterEach(() => workshop.remove())

test('what a machine cannot run is absent in one line that says why and what that means, and the others are not', async () => {
  workshop = fakeWorkshop({})
  workshop.write('services/shipping/go.mod', 'module x\n\ngo 1.25.0\n')
  workshop.write('services/shipping/cmd/shipping/main.go', 'package main')
  const { commands, absent } = await preparePrograms([processNamed('orders'), processNamed('shipping')], workshop)
  expect([...commands.keys()]).toEqual(['orders'])
  expect(absent.map(({ process }) => process)).toEqual(['shipping'])
  expect(workshop.said).toEqual([
    'shipping is absent: it takes Go 1.25.0 or newer, and none is here. Without it orders are taken, and wait to be sent until it is here.',
  ])
})

test('a stand-in takes the place of what a machine lacks, and says so', async () => {
  workshop = fakeWorkshop({})
  const { commands, absent } = await preparePrograms([processNamed('shipping')], workshop, { shipping: 'stand-in.ts' })
  expect(commands.get('shipping')?.argv.at(-1)).toEndWith('/stand-in.ts')
  expect(absent).toEqual([])
  expect(workshop.said.join()).toStartWith('stand-in.ts stands in for shipping')
})

test('no stand-in hides a program that does not compile', async () => {
  workshop = fakeWorkshop({ go: '1.26.8' }, (command) =>
    command.includes(' build ') ? { ok: false, output: 'main.go:1:1: undefined: y' } : undefined,
  )
  workshop.write('services/shipping/go.mod', 'module x\n\ngo 1.25.0\n')
  workshop.write('services/shipping/cmd/shipping/main.go', 'package main')
  const preparing = preparePrograms([processNamed('shipping')], workshop, { shipping: 'stand-in.ts' })
  await expect(preparing).rejects.toThrow('shipping: it does not compile: main.go:1:1: undefined: y')
})
