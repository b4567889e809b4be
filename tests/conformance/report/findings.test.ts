import { expect, test } from 'bun:test'
import { afterSecondLook, brokenIn, conforms, type Finding, type Outcome, type ServiceReport } from './findings.ts'
import { tableOf } from './table.ts'

const finding = (check: string, outcome: Outcome, why?: string): Finding => ({
  proves: ['SP-BUS-1'],
  check,
  outcome,
  tookMs: 1,
  ...(why === undefined ? {} : { why }),
})
const report = (...findings: Finding[]): ServiceReport => ({ service: 'loyalty', language: 'go', findings, tookMs: 5 })

test('who was late once and not the second time keeps to it, and both looks are told', () => {
  const first = report(finding('starts', 'kept'), finding('answers', 'broken', 'no answer in time'))
  const both = afterSecondLook(first, report(finding('starts', 'kept'), finding('answers', 'kept')))
  expect(conforms(both)).toBe(true)
  expect(both.findings[1]).toMatchObject({ outcome: 'kept', atFirst: 'no answer in time' })
  expect(both.tookMs).toBe(10)
  expect(tableOf(both)).toContain('at first: no answer in time')
})

test('what is broken twice is broken, and so is what could not be seen again', () => {
  const first = report(finding('answers', 'broken', 'a bug'), finding('drains', 'broken', 'lost two'))
  const second = report(finding('answers', 'broken', 'a bug'), finding('drains', 'not-applicable', 'nothing in hand'))
  const both = afterSecondLook(first, second)
  expect(brokenIn(both)).toEqual(first.findings)
  expect(conforms(afterSecondLook(first, report(finding('starts', 'broken'))))).toBe(false)
})

test('what was kept at first is not looked at again', () => {
  const first = report(finding('answers', 'kept'), finding('hears', 'not-applicable'))
  expect(afterSecondLook(first, report(finding('answers', 'broken'))).findings).toEqual(first.findings)
})
