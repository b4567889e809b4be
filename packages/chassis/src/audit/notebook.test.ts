import { expect, test } from 'bun:test'
import { handClock } from '@galleria/testkit'
import { guestCaller } from '../authority/caller.ts'
import { createNotebook } from './notebook.ts'
import type { Noted } from './trail.ts'

function opened() {
  const clock = handClock()
  const written: Noted[] = []
  const faults: unknown[] = []
  const notebook = createNotebook({ clock, onFault: (error) => void faults.push(error) })
  notebook.into((deeds) => void written.push(...deeds))
  const told = () =>
    written
      .splice(0)
      .map(({ deed }) => [deed.action, deed.reason ?? deed.object?.id, deed.after?.times].filter(Boolean))
  return { clock, notebook, told, faults }
}

const refused = (reason: string) => ({ action: 'security.refused-permission', reason })

test('what happens is written down at once', () => {
  const { notebook, told } = opened()
  notebook.note(refused('not-permitted'))
  expect(told()).toEqual([['security.refused-permission', 'not-permitted']])
})

test('the same of the same person is counted for ten seconds, and then told once', async () => {
  const { clock, notebook, told } = opened()
  const [mina, jun] = [guestCaller('mina'), guestCaller('jun')]
  for (let i = 0; i < 5; i += 1) notebook.note(refused('a'), { caller: mina })
  notebook.note(refused('a'), { caller: jun })
  expect(told()).toHaveLength(2)
  await clock.pass(10_000)
  expect(told()).toEqual([['security.refused-permission', 'a', 4]])
  notebook.note(refused('a'), { caller: mina })
  expect(told()).toHaveLength(1)
  await clock.pass(10_000)
  expect(told()).toEqual([])
  expect(clock.timers).toBe(0)
})

test('a flood of different ones is written down up to a measure, and the rest is counted', async () => {
  const { clock, notebook, told } = opened()
  for (let i = 0; i < 1_000; i += 1) notebook.note(refused(`r-${i}`))
  expect(told()).toHaveLength(200)
  await clock.pass(10_000)
  expect(told()).toEqual([['security.unrecorded', 800]])
  for (let i = 0; i < 1_000; i += 1) notebook.note(refused(`r-${i}`))
  expect(told()).toHaveLength(100)
})

test('what cannot be written down stops nobody, and is told of', () => {
  const { notebook, faults } = opened()
  notebook.into(() => {
    throw new Error('the disk is full')
  })
  notebook.note(refused('a'))
  expect(faults).toEqual([new Error('the disk is full')])
})

test('what was counted is written down before the end, and what comes before there is a place is counted', () => {
  const { notebook, told } = opened()
  notebook.note(refused('a'))
  notebook.note(refused('a'))
  notebook.close()
  expect(told()).toEqual([
    ['security.refused-permission', 'a'],
    ['security.refused-permission', 'a', 1],
  ])
  const early = createNotebook({ clock: handClock(), onFault: () => {} })
  const written: Noted[] = []
  early.note(refused('a'))
  early.into((deeds) => void written.push(...deeds))
  early.close()
  expect(written).toMatchObject([{ deed: { action: 'security.unrecorded', after: { times: 1 } } }])
})
