import { expect, test } from 'bun:test'
import { guestCaller } from '../authority/caller.ts'
import { type Deed, entryBody, nobody, type Told } from './deed.ts'

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00'
const about = { writer: 'orders', sequence: 1, at: '2026-01-15T10:00:00.000Z' }
const written = (deed: Partial<Deed>, told?: Told) => entryBody({ action: 'order.placed', ...deed }, about, told)

test('an entry says who, through whom, and in which trace', () => {
  const caller = { ...guestCaller('g-1'), actors: ['bff-web'], evidence: 'eyJ.secret.token' }
  expect(written({}, { caller, trace: { traceparent } })).toEqual({
    ...about,
    action: 'order.placed',
    // A guest's id is their cookie, so it is not told.
    principal: { kind: 'guest', id: 'guest-55dda977496aaa826b18022f8aa4b640', roles: [] },
    actors: ['bff-web'],
    outcome: 'done',
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  })
})

test('without a caller it was the writer itself, also for one run of a process; and nobody is nobody', () => {
  expect(written({}).principal).toEqual({ kind: 'service', id: 'orders', roles: [] })
  const edge = entryBody({ action: 'security.refused-host' }, { ...about, writer: 'gateway/01981c5e' }, undefined)
  expect(edge.principal.id).toBe('gateway')
  expect(written({}, { caller: nobody }).principal).toEqual({ kind: 'nobody', id: '-', roles: [] })
})

test.each([
  ['a name', 'Mina Park'],
  ['an e-mail address', 'mina@example.com'],
  ['an address', 'Hannam-daero 27, Seoul'],
  ['a card number', '4242424242424242'],
  ['a card number with hyphens', '4242-4242-4242-4242'],
  ['another script', '박미나'],
  ['a text without end', 'a'.repeat(201)],
])('%s is withheld wherever it stands', (_what, text) => {
  const { object, reason, before, after } = written({
    object: { kind: 'order', id: text },
    reason: text,
    before: { text },
    after: { text },
  })
  expect([object?.id, reason, before?.text, after?.text]).toEqual(Array.from({ length: 4 }, () => 'withheld'))
})

test.each([
  ['an id', '01981052-7000-7000-8000-000000000001'],
  ['a code', 'payment-declined'],
  ['a head', `12:${'0123456789abcdef'.repeat(4)}`],
  ['a route', 'POST:/api/web/*'],
  ['a moment', '2026-01-15T10:00:00.000Z'],
])('%s is told as it is', (_what, text) => {
  expect(written({ after: { text } }).after).toEqual({ text })
})

test('what a member of staff says for the audit is told as they said it, unless it holds what no audit may', () => {
  const saying = (statement: string) => written({ statement }).statement
  expect(saying('전화로 요청: 잃어버린 telephone, asked for by its owner.')).toBe(
    '전화로 요청: 잃어버린 telephone, asked for by its owner.',
  )
  for (const bad of [
    'mina@example.com asked',
    'paid by 4242 4242 4242 4242',
    'paid by 4242424242424242',
    'a\u001b[2Jb',
    'a\u202eb',
    'a'.repeat(201),
  ])
    expect({ bad, said: saying(bad) }).toEqual({ bad, said: 'withheld' })
})

test('what is undefined is not told, and the rest keeps its type', () => {
  expect(written({ after: { a: undefined, b: 0, c: false, d: null } }).after).toEqual({ b: 0, c: false, d: null })
})
