import { describe, expect, test } from 'bun:test'
import { type CreateStore, cart, mina, quoteOf, useStore } from '../../test/store-fixture.ts'

/** What every store does with carts, quotes and settlements, whatever it is made of. */
export function storeSuite(create: CreateStore): void {
  const tried = useStore(create)

  describe('carts', () => {
    test('a cart comes back as it was left, and another shopper has none', async () => {
      expect(await tried.store.carts.load(mina)).toEqual(cart)
      expect(await tried.store.carts.load('shopper-jun')).toBeUndefined()
    })

    test('a change is decided on the cart as it stands', async () => {
      await tried.store.carts.change(mina, (stored) => ({
        ok: true,
        cart: { version: (stored?.version ?? 0) + 1, lines: [], changedAt: 2_000 },
      }))
      expect(await tried.store.carts.load(mina)).toEqual({ version: 2, lines: [], changedAt: 2_000 })
    })

    test('a refusal changes nothing', async () => {
      const refused = await tried.store.carts.change(mina, () => ({ ok: false, problem: 'no' }))
      expect(refused).toEqual({ ok: false, problem: 'no' })
      expect(await tried.store.carts.load(mina)).toEqual(cart)
    })
  })

  test('a quote comes back as it was promised, and an unknown one does not', async () => {
    await tried.store.quotes.save(quoteOf('quote-1'))
    expect(await tried.store.quotes.load('quote-1')).toEqual(quoteOf('quote-1'))
    expect(await tried.store.quotes.load('quote-2')).toBeUndefined()
  })

  describe('settling', () => {
    test("an order is somebody else's only when its time has come, and then for one of them", async () => {
      await tried.opened(1)
      expect(await tried.store.settlements.claimDue(14_999, 30_000, 10)).toEqual([])
      expect(await tried.store.settlements.claimDue(15_000, 30_000, 10)).toEqual([
        { orderId: 'order-1', attempts: 1, task: 'buy', paymentToken: 'tok_1' },
      ])
      expect(await tried.store.settlements.claimDue(15_000, 30_000, 10)).toEqual([])
      expect(await tried.store.settlements.claimDue(30_000, 45_000, 10)).toMatchObject([{ attempts: 2 }])
    })

    test('the oldest come first, and no more than asked for', async () => {
      await tried.opened(1, { settleAfter: 300 })
      await tried.opened(2, { settleAfter: 100 })
      await tried.opened(3, { settleAfter: 200 })
      const claimed = await tried.store.settlements.claimDue(1_000, 2_000, 2)
      expect(claimed.map(({ orderId }) => orderId).sort()).toEqual(['order-2', 'order-3'])
    })

    test('what is put off comes back later, and what is finished does not', async () => {
      await tried.opened(1)
      await tried.store.settlements.defer('order-1', 50_000)
      expect(await tried.store.settlements.claimDue(49_999, 60_000, 10)).toEqual([])
      expect(await tried.store.settlements.claimDue(50_000, 60_000, 10)).toHaveLength(1)
      await tried.store.settlements.finish('order-1')
      expect(await tried.store.settlements.claimDue(99_000, 99_001, 10)).toEqual([])
    })
  })

  test('only what is older than the times given is forgotten', async () => {
    await tried.store.quotes.save(quoteOf('quote-1'))
    expect(await tried.store.attic.clear({ cartsUntouchedSince: 1_000, quotesExpiredAt: 900_000 }, 10)).toBe(0)
    expect(await tried.store.attic.clear({ cartsUntouchedSince: 1_001, quotesExpiredAt: 900_001 }, 10)).toBe(2)
    expect(await tried.store.carts.load(mina)).toBeUndefined()
    expect(await tried.store.quotes.load('quote-1')).toBeUndefined()
  })
}
