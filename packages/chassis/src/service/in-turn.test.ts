import { expect, test } from 'bun:test'
import { inTurn } from './in-turn.ts'

const keyOf = (item: string) => item.charAt(0)

test('what belongs together is done one after the other, what does not at once, and no more than so much', async () => {
  const seen: string[] = []
  const working = new Set<string>()
  let most = 0
  await inTurn(['a1', 'a2', 'b1', 'c1', 'b2', 'a3', 'd1'], { keyOf, atOnce: 3 }, async (item) => {
    expect([...working].map(keyOf)).not.toContain(keyOf(item))
    working.add(item)
    most = Math.max(most, working.size)
    await Bun.sleep(1)
    working.delete(item)
    seen.push(item)
  })
  expect(most).toBe(3)
  expect(seen.filter((item) => keyOf(item) === 'a')).toEqual(['a1', 'a2', 'a3'])
  expect(seen.filter((item) => keyOf(item) === 'b')).toEqual(['b1', 'b2'])
  expect(seen).toHaveLength(7)
})

test('what fails holds back its own, lets the others end, and is told then', async () => {
  const done: string[] = []
  const working = inTurn(['a1', 'a2', 'b1', 'b2', 'c1'], { keyOf, atOnce: 2 }, async (item) => {
    if (item === 'a1') throw new Error('not taken')
    await Bun.sleep(1)
    done.push(item)
  })
  await expect(working).rejects.toThrow('not taken')
  expect(done.toSorted()).toEqual(['b1', 'b2', 'c1'])
})

test('nothing to do is done at once', async () => {
  await inTurn([], { keyOf, atOnce: 2 }, () => Promise.reject(new Error('nothing was to be done')))
})
