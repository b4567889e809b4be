import { describe, expect, test } from 'bun:test'
import { aShop, granted } from '../test/a-shop.ts'

describe('news of a parcel', () => {
  test('that has left closes the door to revisions and says how to follow it', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    await shop.hear('parcel.dispatched', orderId)
    expect(await shop.seen(orderId)).toMatchObject({
      status: 'shipped',
      tracking: { number: 'GP-1', carrier: 'Glasshouse' },
      may: { cancel: true, revise: false },
    })
  })

  test('that comes twice, under one id or under two, counts once (F19, I-MSG-2)', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    const id = crypto.randomUUID()
    await shop.hear('parcel.dispatched', orderId, id)
    await shop.hear('parcel.dispatched', orderId, id)
    await shop.hear('parcel.dispatched', orderId)
    expect(shop.eventsOf(orderId)).toEqual(['placed', 'confirmed', 'shipped'])
    const seen = shop.db.query("SELECT event_id FROM inbox WHERE consumer = 'orders-note-dispatch'").all()
    expect(seen).toHaveLength(2)
    expect(seen).toContainEqual({ event_id: id })
  })

  test('that comes the wrong way round ends the same way', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    await shop.hear('parcel.delivered', orderId)
    await shop.hear('parcel.dispatched', orderId)
    expect(shop.eventsOf(orderId)).toEqual(['placed', 'confirmed', 'shipped', 'delivered'])
    expect(await shop.seen(orderId)).toMatchObject({ status: 'delivered', tracking: { number: 'GP-1' } })
  })

  test('changes nothing for an order that is cancelled', async () => {
    const shop = aShop()
    const { orderId } = await shop.bought()
    granted(await shop.cancel(orderId))
    const before = await shop.seen(orderId)
    await shop.hear('parcel.dispatched', orderId)
    await shop.hear('parcel.delivered', orderId)
    expect(await shop.seen(orderId)).toEqual(before)
  })

  test('for an order that does not exist, or is not bought yet, is not passed over', async () => {
    const shop = aShop()
    await expect(shop.hear('parcel.dispatched', crypto.randomUUID())).rejects.toThrow('which is no order')
    shop.away.add('inventory.reservation.make')
    const { orderId } = await shop.place({ ...(await shop.quoted()), waitMs: 0 })
    const id = crypto.randomUUID()
    await expect(shop.hear('parcel.dispatched', orderId, id)).rejects.toThrow('is pending')
    shop.away.clear()
    await shop.pass(2_000)
    await shop.hear('parcel.dispatched', orderId, id)
    expect((await shop.seen(orderId)).status).toBe('shipped')
  })
})
