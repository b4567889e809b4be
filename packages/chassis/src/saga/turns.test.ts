import { expect, test } from 'bun:test'
import { createTurns } from './turns.ts'

/** Work that says when it begins, and ends when it is told to. */
function workshop(limits = { atOnce: 2, waiting: 2 }) {
  const turns = createTurns(limits)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const take = (name: string) =>
    turns.take(() => {
      begun.push(name)
      const { promise, resolve } = Promise.withResolvers<void>()
      ends.set(name, resolve)
      return promise
    })
  const end = async (name: string) => {
    ends.get(name)?.()
    await Bun.sleep(0)
  }
  return { begun, take, end }
}

test('work begins at once while there is room, and then in the order in which it came', async () => {
  const { begun, take, end } = workshop()
  const all = ['lamp', 'chair', 'table', 'vase'].map(take)
  expect(begun).toEqual(['lamp', 'chair'])
  await end('chair')
  expect(begun).toEqual(['lamp', 'chair', 'table'])
  await end('table')
  expect(begun).toEqual(['lamp', 'chair', 'table', 'vase'])
  await end('lamp')
  await end('vase')
  await Promise.all(all)
})

test('who waits is told when its own work has ended, not when it began', async () => {
  const { take, end } = workshop({ atOnce: 1, waiting: 1 })
  void take('lamp')
  let isOver = false
  void take('chair')?.then(() => {
    isOver = true
  })
  await end('lamp')
  expect(isOver).toBe(false)
  await end('chair')
  expect(isOver).toBe(true)
})

test('when too many wait already the next is turned away, until there is room again', async () => {
  const { begun, take, end } = workshop()
  for (const name of ['lamp', 'chair', 'table', 'vase']) void take(name)
  expect(take('rug')).toBeUndefined()
  await end('lamp')
  expect(take('rug')).toBeDefined()
  expect(begun).not.toContain('rug')
})
