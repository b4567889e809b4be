import { expect, test } from 'bun:test'
import { statementMistake, tidyStatement } from './staff-statement.ts'

test('a reason is a few words, three characters at least and two hundred at most', () => {
  for (const good of ['abc', 'a'.repeat(200), 'Lost telephone, called us on 3 May at 14:05.', '휴대전화 분실 신고'])
    expect({ good, mistake: statementMistake(good) }).toEqual({ good, mistake: undefined })
  expect(statementMistake('  \n ')).toBe('reason-missing')
  expect(statementMistake(' ab ')).toBe('reason-too-short')
  expect(statementMistake('a'.repeat(201))).toBe('reason-too-long')
  expect(tidyStatement('  lost \n telephone ')).toBe('lost telephone')
})

test('a reason names no address and no card, and plays no tricks on whoever reads the audit', () => {
  for (const bad of [
    'asked by mina@example.com',
    'paid with 4242 4242 4242 4242',
    'paid with 4242-4242-4242-4242',
    'paid with 4242424242424242',
    'lost\u202etelephone',
    'lost\u001b[2Jtelephone',
  ])
    expect({ bad, mistake: statementMistake(bad) }).toEqual({ bad, mistake: 'reason-personal' })
})
