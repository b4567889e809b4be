import { expect, test } from 'bun:test'
import type { Reply } from '../../support/shopper.ts'
import { chance } from '../rig/chance.ts'
import { type Insistence, insist } from './insist.ts'

const reply = (status: number, code = ''): Reply<{ code: string }> => ({
  status,
  headers: new Headers(),
  body: { code },
  tookMs: 1,
})

/** A shop that answers this, one after the other, and the last for ever. */
function shopThatSays(...says: (() => Reply<{ code: string }>)[]) {
  const seen: string[] = []
  let tries = 0
  const how: Insistence = { withinMs: 60_000, chance: chance(1, 'a test'), onError: (said) => seen.push(said) }
  const ask = async () => (says[Math.min(tries++, says.length - 1)] ?? (() => reply(500)))()
  return { seen, how, ask }
}

const cut = () => {
  throw Object.assign(new Error('cut'), { code: 'ECONNRESET' })
}

test('a shopper asks again after a cut connection, an outage and a key that is in use, until there is a yes', async () => {
  const { ask, how, seen } = shopThatSays(
    cut,
    () => reply(503, 'unavailable'),
    () => reply(409, 'idempotency-key-in-use'),
    () => reply(201),
  )
  expect(await insist(ask, how)).toMatchObject({ outcome: 'ok', tries: 4 })
  expect(seen).toEqual(['ECONNRESET', '503 unavailable', '409 idempotency-key-in-use'])
})

test('a no is final', async () => {
  const { ask, how } = shopThatSays(() => reply(409, 'cart-changed'))
  expect(await insist(ask, how)).toMatchObject({ outcome: 'refused', code: 'cart-changed', tries: 1 })
})

test('whoever never hears a final answer knows nothing, and stops asking when the time is over', async () => {
  const { ask, how } = shopThatSays(cut)
  const final = await insist(ask, { ...how, withinMs: 150 })
  expect(final).toMatchObject({ outcome: 'unknown', code: 'ECONNRESET' })
})
