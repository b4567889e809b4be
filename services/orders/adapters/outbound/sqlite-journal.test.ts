import { describe, expect, test } from 'bun:test'
import { requestCancel, ship } from '../../domain/decide.ts'
import { aStore } from '../../test/a-store.ts'
import { call } from '../../test/a-till.ts'
import { after, at, tracking } from '../../test/an-order.ts'
import { VersionConflict } from './event-rows.ts'

describe('the journal', () => {
  test('gives an order back as its events made it', async () => {
    const { confirmed, store } = aStore()
    expect(store.journal.load('o-1')).toBeUndefined()
    const order = await confirmed()
    expect(store.journal.load('o-1')).toEqual(order)
  })

  test('takes what was decided on an old version from nobody, and changes nothing then', async () => {
    const { append, confirmed, store } = aStore()
    const order = await confirmed()
    const shipped = await append(order, ship(order, tracking, at))
    await expect(append(order, requestCancel(order, at))).rejects.toThrow(VersionConflict)
    expect(store.journal.load('o-1')).toEqual(shipped)
    expect(JSON.parse(store.views.find('o-1')?.json ?? '')).toMatchObject({ version: 3, status: 'shipped' })
  })

  test('leaves no version out', async () => {
    const { append, confirmed } = aStore()
    const order = await confirmed()
    const ahead = { ...order, version: 5 }
    await expect(append(ahead, ship(ahead, tracking, at))).rejects.toThrow(VersionConflict)
  })

  test('keeps nothing of a transaction that came to nothing', async () => {
    const { store, confirmed } = aStore()
    const order = await confirmed()
    const failing = store.write((): never => {
      store.journal.append(order, [{ type: 'order-shipped', at, tracking }], call)
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(store.journal.load('o-1')).toEqual(order)
    expect(store.outbox.depth()).toBe(2)
  })
})

test('an order after a decision is the order that is stored', async () => {
  const { append, confirmed } = aStore()
  const order = await confirmed()
  expect(await append(order, requestCancel(order, at))).toEqual(after(order, requestCancel(order, at)))
})
