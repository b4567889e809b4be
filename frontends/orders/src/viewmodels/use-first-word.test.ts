import { expect, test } from 'bun:test'
import { handClock } from '../testing/hand-clock.ts'
import { useFirstWord } from './use-first-word.ts'

function aFrame() {
  const clock = handClock()
  const frame = { opened: 0 }
  const first = useFirstWord(clock, () => {
    frame.opened += 1
    first.opened()
  })
  first.opened()
  return { clock, frame, first }
}

test('a frame that speaks in time is there, and stays', async () => {
  const { clock, frame, first } = aFrame()
  expect(first.word.value).toBe('awaited')
  await clock.pass(7_000)
  first.heard()
  await clock.pass(60_000)
  expect([first.word.value, frame.opened, clock.waiting]).toEqual(['heard', 0, 0])
})

test('one that stays silent is opened anew once, and then given up', async () => {
  const { clock, frame, first } = aFrame()
  await clock.pass(8_000)
  expect([first.word.value, frame.opened]).toEqual(['awaited', 1])
  await clock.pass(8_000)
  expect([first.word.value, frame.opened, clock.waiting]).toEqual(['silent', 1, 0])
})

test('whoever asks for another one after that gets two tries again', async () => {
  const { clock, frame, first } = aFrame()
  await clock.pass(16_000)
  first.opened()
  await clock.pass(8_000)
  expect([first.word.value, frame.opened]).toEqual(['awaited', 2])
  first.heard()
  expect(first.word.value).toBe('heard')
})

test('a page that was left waits for nothing', () => {
  const { clock, first } = aFrame()
  first.leave()
  expect(clock.waiting).toBe(0)
})
