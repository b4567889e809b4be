import { expect, test } from 'bun:test'
import canonicalize from 'canonicalize'
import { type EntryBody, faultOf, genesis, hashOf, readBody, seal } from './chain.ts'

const body: EntryBody = {
  writer: 'orders',
  sequence: 1,
  at: '2026-01-15T10:00:00.000Z',
  action: 'order.placed',
  object: { kind: 'order', id: 'o-1' },
  principal: { kind: 'guest', id: '3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52', roles: [] },
  actors: ['bff-web'],
  outcome: 'done',
}

test('an entry is spelt as RFC 8785 has it: sorted, without spaces, numbers and texts in their one form', () => {
  // The RFC's own example, 3.2.2 to 3.2.4.
  const example = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  )
  expect(canonicalize(example)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  expect(canonicalize({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 })).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
  )
  expect(seal(body, genesis).body).toStartWith('{"action":"order.placed","actors":["bff-web"],"at":')
})

test('the hash is SHA-256 over the hash before and the spelling, so that anybody can work it out', () => {
  const sealed = seal(body, genesis)
  const known = new Bun.CryptoHasher('sha256').update(`${genesis}${sealed.body}`).digest('hex')
  expect(sealed).toEqual({ previous: genesis, hash: known, body: sealed.body })
  expect(hashOf('a', 'b')).toBe('fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603')
})

test('the order in which an entry was put together does not matter', () => {
  const turned = Object.fromEntries(Object.entries(body).toReversed()) as unknown as EntryBody
  expect(seal(turned, genesis)).toEqual(seal(body, genesis))
})

test.each([
  ['not-its-hash', (text: string) => ({ body: text.replace('order.placed', 'order.paid') })],
  ['not-its-hash', () => ({ previous: '1'.repeat(64) })],
  ['not-canonical', (text: string) => ({ body: ` ${text}`, hash: hashOf(genesis, ` ${text}`) })],
  ['not-canonical', () => ({ body: 'no JSON', hash: hashOf(genesis, 'no JSON') })],
] as const)('an entry that has been meddled with is %s', (fault, meddle) => {
  const sealed = seal(body, genesis)
  expect(faultOf({ ...sealed, ...meddle(sealed.body) }, 'orders', 1)).toBe(fault)
})

test('an entry stands in its own chain at its own place only', () => {
  const sealed = seal(body, genesis)
  expect(faultOf(sealed, 'orders', 1)).toBeUndefined()
  expect(faultOf(sealed, 'payments', 1)).toBe('other-writer')
  expect(faultOf(sealed, 'orders', 2)).toBe('other-number')
})

test('a field that this program does not know yet is kept, and sealed with the rest', () => {
  const { body: text } = seal({ ...body, mood: 'good' } as EntryBody, genesis)
  expect(readBody(text)).toEqual({ ...body, mood: 'good' } as EntryBody)
})
