import { describe, expect, test } from 'bun:test'
import { cancel, requestCancel, requestRevision, revise, ship } from '../../domain/decide.ts'
import { euros } from '../../domain/money.ts'
import { aStore } from '../../test/a-store.ts'
import { at, tracking } from '../../test/an-order.ts'

describe('what is read of orders', () => {
  test('the newest order comes first, page after page, and nobody sees those of others', async () => {
    const { store, confirmed } = aStore()
    for (const orderId of ['o-1', 'o-2', 'o-3']) await confirmed(orderId)
    const ids = (after?: string, shopperId = 's-1') =>
      store.views.page(shopperId, { after, limit: 2 })?.map(({ orderId }) => orderId)
    expect(ids()).toEqual(['o-3', 'o-2'])
    expect(ids('o-2')).toEqual(['o-1'])
    expect(ids(undefined, 's-2')).toEqual([])
    expect(ids('o-1', 's-2')).toBeUndefined()
    expect(ids('o-9')).toBeUndefined()
  })

  test('sales are what was confirmed, without what was given back', async () => {
    const { store, append, confirmed } = aStore()
    const first = await confirmed('o-1')
    const revising = await append(first, requestRevision(first, [{ sku: 'LMP-012-OAK', quantity: 1 }], at))
    await append(revising, revise(revising, 'o-1-r1', at))
    const second = await confirmed('o-2')
    const cancelling = await append(second, requestCancel(second, at))
    await append(cancelling, cancel(cancelling, euros(20_250), at))
    expect(store.views.sales()).toEqual({
      placed: 2,
      confirmed: 2,
      rejected: 0,
      cancelled: 1,
      delivered: 0,
      pieces: 2,
      revenueCents: 11_350,
      refundedCents: 29_150,
    })
  })

  test('I-MSG-5: what is folded from zero is what was there', async () => {
    const { db, store, append, confirmed } = aStore()
    const first = await confirmed('o-1')
    await append(first, ship(first, tracking, at))
    const second = await confirmed('o-2')
    const revising = await append(second, requestRevision(second, [{ sku: 'VAS-003-BLU', quantity: 0 }], at))
    await append(revising, revise(revising, 'o-2-r1', at))
    const third = await confirmed('o-3')
    const cancelling = await append(third, requestCancel(third, at))
    await append(cancelling, cancel(cancelling, euros(20_250), at))
    const tables = () =>
      ['order_list', 'order_detail', 'sales', 'projected'].map((table) => db.query(`SELECT * FROM ${table}`).all())
    const before = tables()
    db.run("UPDATE order_list SET status = 'lost'")
    db.run('DELETE FROM order_detail')
    db.run('UPDATE sales SET placed = 99')
    store.projections.rebuild()
    expect(tables()).toEqual(before)
  })
})
