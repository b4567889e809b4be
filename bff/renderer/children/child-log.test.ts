import { expect, test } from 'bun:test'
import { handClock, rememberingLogger } from '@galleria/testkit'
import { createChildLog } from './child-log.ts'

test('a child that writes a line for every page does not fill the log, and it is said how much was left out', async () => {
  const [log, clock] = [rememberingLogger(), handClock()]
  const write = createChildLog(log, clock)
  for (let i = 0; i < 50; i += 1) write(7, `line ${i}`)
  expect(log.lines.map(({ fields }) => fields.line)).toEqual(Array.from({ length: 20 }, (_, i) => `line ${i}`))

  await clock.pass(10_000)
  write(7, 'later')
  expect(log.lines.slice(-2).map(({ fields }) => fields)).toEqual([
    { child: 7, leftOut: 30 },
    { child: 7, line: 'later' },
  ])
})
