import { expect, test } from 'bun:test'
import { callers, only, open, type Principal, type Role } from '@galleria/contracts/access'
import { mayAsk, mayReach } from './authorise.ts'
import type { Verified } from './verify.ts'

const mina = '3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52'
const joon = '9a51c3de-7d0f-4c9b-8f6e-2b1a0c9d8e7f'

function somebody(principal: Partial<Principal>, { proven = true, actors = ['bff-web'] } = {}): Verified {
  return { caller: { principal: { kind: 'user', id: mina, roles: [], ...principal }, actors }, proven }
}
const user = (...roles: Role[]) => somebody({ roles })
const guest = somebody({ kind: 'guest' })
const ownOrders = only<{ shopperId?: string }>(
  { guest: 'own', shopper: 'own', support: 'any' },
  { owner: ({ shopperId }) => shopperId, conceals: 'order-unknown' },
)

test('what is open is open to everybody, and nobody is asked who they are', () => {
  expect(mayAsk(open, somebody({}, { proven: false }))).toEqual({ ok: true, reach: 'any' })
})

test('what is for services is for those named, as the nearest of the actors only', () => {
  const stock = callers('orders')
  expect(mayAsk(stock, somebody({}, { actors: ['orders', 'bff-web'] })).ok).toBe(true)
  for (const actors of [['bff-web', 'orders'], ['bff-web'], []])
    expect(mayAsk(stock, somebody({}, { actors }))).toMatchObject({ ok: false, problem: { code: 'not-permitted' } })
})

test('a role opens what it is there for, and nothing else', () => {
  expect(mayAsk(ownOrders, user('shopper'))).toEqual({ ok: true, reach: 'own' })
  expect(mayAsk(ownOrders, user('support'))).toEqual({ ok: true, reach: 'any' })
  expect(mayAsk(ownOrders, user('shopper', 'support'))).toEqual({ ok: true, reach: 'any' })
  expect(mayAsk(ownOrders, guest)).toEqual({ ok: true, reach: 'own' })
  for (const role of ['operator', 'auditor', 'catalogue-manager'] as const)
    expect(mayAsk(ownOrders, user(role)).ok).toBe(false)
  expect(mayAsk(ownOrders, user()).ok).toBe(false)
})

test('a guest is given nothing for roles that are claimed, and a service nothing for being one', () => {
  expect(mayAsk(only({ support: 'any' }), somebody({ kind: 'guest', roles: ['support'] })).ok).toBe(false)
  expect(mayAsk(ownOrders, somebody({ kind: 'service', id: 'orders' })).ok).toBe(false)
})

test('hearsay is good for nothing', () => {
  expect(mayAsk(ownOrders, somebody({ kind: 'guest' }, { proven: false })).ok).toBe(false)
})

test('somebody else’s, and nobody’s, answer like what does not exist', () => {
  const refusal = { ok: false, problem: { code: 'order-unknown', status: 404 } }
  expect(mayReach(ownOrders, { shopperId: joon }, guest)).toMatchObject(refusal)
  expect(mayReach(ownOrders, {}, guest)).toMatchObject(refusal)
  expect(mayReach(ownOrders, { shopperId: mina }, guest)).toBeUndefined()
  expect(mayReach(only({ guest: 'own' }), {}, guest)).toMatchObject({ problem: { code: 'not-found' } })
})

test('what lay in the cart of the guest that a user was is theirs, and everything asked about has to be', () => {
  const both = only<{ ids: string[] }>({ shopper: 'own' }, { owner: ({ ids }) => ids })
  const signedIn = somebody({ roles: ['shopper'], guestId: joon })
  expect(mayReach(both, { ids: [mina, joon] }, signedIn)).toBeUndefined()
  expect(mayReach(both, { ids: [mina, crypto.randomUUID()] }, signedIn)).toBeDefined()
  expect(mayReach(both, { ids: [] }, signedIn)).toBeDefined()
})
