import { describe, expect, test } from 'bun:test'
import { aStore } from '../../test/a-store.ts'
import { call } from '../../test/a-till.ts'
import { placement } from '../../test/an-order.ts'

test('news counts once, and not at all when its effect fails', async () => {
  const { store } = aStore()
  const effects: string[] = []
  const failing = store.inbox.once('note', 'e-1', () => {
    throw new Error('locked')
  })
  await expect(failing).rejects.toThrow('locked')
  expect(await store.inbox.once('note', 'e-1', () => void effects.push('noted'))).toBe(true)
  expect(await store.inbox.once('note', 'e-1', () => void effects.push('noted again'))).toBe(false)
  expect(effects).toEqual(['noted'])
})

describe('carts, quotes and keys', () => {
  const cart = { version: 1, lines: [{ sku: 'LMP-012-OAK', quantity: 2 }], changedAt: 1_000 }
  const quote = {
    quoteId: 'q-1',
    shopperId: 's-1',
    cartVersion: 1,
    lines: placement.lines,
    delivery: { kind: 'home' },
    totals: placement.totals,
    expiresAt: 900_000,
  } as const

  test('a cart comes back as it was left, and a refusal changes nothing', async () => {
    const { store } = aStore()
    await store.carts.change('s-1', () => ({ ok: true, cart }), call)
    expect(await store.carts.change('s-1', () => ({ ok: false, problem: 'no' }), call)).toEqual({
      ok: false,
      problem: 'no',
    })
    expect(store.carts.load('s-1')).toEqual(cart)
    expect(store.carts.load('s-2')).toBeUndefined()
  })

  test('a quote comes back as it was promised, and remembers what was bought on it', async () => {
    const { store } = aStore()
    await store.quotes.save(quote, call)
    expect(store.quotes.load('q-1')).toEqual(quote)
    expect(store.quotes.usedBy('q-1')).toBeUndefined()
    store.quotes.use('q-1', 'o-1')
    expect(store.quotes.usedBy('q-1')).toBe('o-1')
    expect(store.quotes.load('q-2')).toBeUndefined()
  })

  test('a key is one key for each shopper and each purpose', () => {
    const { store } = aStore()
    const use = { shopperId: 's-1', purpose: 'place', key: 'k' } as const
    store.keys.keep(use, { requestHash: 'h', orderId: 'o-1' })
    expect(store.keys.find(use)).toEqual({ requestHash: 'h', orderId: 'o-1' })
    expect(store.keys.find({ ...use, purpose: 'revise' })).toBeUndefined()
    expect(store.keys.find({ ...use, shopperId: 's-2' })).toBeUndefined()
    expect(() => store.keys.keep(use, { requestHash: 'h', orderId: 'o-2' })).toThrow('UNIQUE')
  })

  test('only what is older than the times given is forgotten', async () => {
    const { store } = aStore()
    await store.carts.change('s-1', () => ({ ok: true, cart }), call)
    await store.quotes.save(quote, call)
    expect(await store.attic.clear({ cartsUntouchedSince: 1_000, quotesExpiredAt: 900_000 }, 10)).toBe(0)
    expect(await store.attic.clear({ cartsUntouchedSince: 1_001, quotesExpiredAt: 900_001 }, 10)).toBe(2)
    expect(store.carts.load('s-1')).toBeUndefined()
  })
})
