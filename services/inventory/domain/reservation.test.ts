import { describe, expect, test } from 'bun:test'
import { commit, evolve, lapse, make, type Reservation, release } from './reservation.ts'
import { changed, levelOf } from './stock.ts'

const lamp = 'LMP-012-OAK'
const vase = 'VAS-003-BLU'
const shelves = new Map([
  [lamp, { sku: lamp, onHand: 10, reserved: 4 }],
  [vase, { sku: vase, onHand: 2, reserved: 2 }],
])
const twoLamps = [{ sku: lamp, quantity: 2 }]
const held: Reservation = { orderId: 'o-1', status: 'held', lines: twoLamps, expiresAt: 1000 }
const wish = (lines: Reservation['lines']) => ({ lines, shelves, expiresAt: 1000 })

describe('making a reservation', () => {
  test('lines of the same article are added up', () => {
    const decision = make(undefined, wish([...twoLamps, { sku: lamp, quantity: 1 }]))
    expect(decision).toEqual({
      ok: true,
      events: [{ type: 'made', lines: [{ sku: lamp, quantity: 3 }], expiresAt: 1000 }],
    })
  })

  test('one article too few refuses all lines, and says which and how many are left', () => {
    const decision = make(
      undefined,
      wish([...twoLamps, { sku: vase, quantity: 1 }, { sku: 'RUG-001-RED', quantity: 1 }]),
    )
    expect(decision).toEqual({
      ok: false,
      problem: {
        code: 'out-of-stock',
        shortages: [
          { index: 1, sku: vase, left: 0 },
          { index: 2, sku: 'RUG-001-RED', left: 0 },
        ],
      },
    })
  })

  test('exactly what is left can be had, and one more cannot', () => {
    expect(make(undefined, wish([{ sku: lamp, quantity: 6 }])).ok).toBe(true)
    expect(make(undefined, wish([{ sku: lamp, quantity: 7 }])).ok).toBe(false)
  })

  test('more of an article than an order can hold is refused before the shelf is looked at', () => {
    const decision = make(
      undefined,
      wish([
        { sku: lamp, quantity: 60 },
        { sku: lamp, quantity: 40 },
      ]),
    )
    expect(decision).toMatchObject({ ok: false, problem: { code: 'too-many', lines: [{ index: 0, quantity: 100 }] } })
  })

  test('asked again with the same lines in another shape, nothing new is held', () => {
    const again = make(
      held,
      wish([
        { sku: lamp, quantity: 1 },
        { sku: lamp, quantity: 1 },
      ]),
    )
    expect(again).toEqual({ ok: true, events: [] })
  })

  test('other lines for an order that holds some are refused', () => {
    expect(make(held, wish([{ sku: lamp, quantity: 1 }]))).toEqual({ ok: false, problem: { code: 'other-lines-held' } })
    expect(make({ ...held, status: 'committed' }, wish([{ sku: lamp, quantity: 1 }]))).toEqual({
      ok: false,
      problem: { code: 'order-closed' },
    })
  })

  test('a lapsed reservation can be made anew, a released one cannot', () => {
    expect(make({ ...held, status: 'lapsed' }, wish(twoLamps))).toMatchObject({ ok: true, events: [{ type: 'made' }] })
    expect(make({ ...held, status: 'released' }, wish(twoLamps))).toEqual({
      ok: false,
      problem: { code: 'order-closed' },
    })
  })
})

describe('committing', () => {
  test('a hold can be committed up to its last millisecond', () => {
    expect(commit(held, 999)).toEqual({ ok: true, events: [{ type: 'committed' }] })
    expect(commit(held, 1000)).toEqual({ ok: false, problem: { code: 'reservation-lapsed' } })
  })

  test('committed once, it stays committed, however late it is asked again', () => {
    expect(commit({ ...held, status: 'committed' }, 5000)).toEqual({ ok: true, events: [] })
  })

  test('what was released, lapsed or never made cannot be committed', () => {
    expect(commit({ ...held, status: 'released' }, 0)).toEqual({ ok: false, problem: { code: 'reservation-released' } })
    expect(commit({ ...held, status: 'lapsed' }, 0)).toEqual({ ok: false, problem: { code: 'reservation-lapsed' } })
    expect(commit(undefined, 0)).toEqual({ ok: false, problem: { code: 'order-unknown' } })
  })
})

describe('releasing', () => {
  test('before anything was made, it bars the order', () => {
    expect(release(undefined)).toEqual({ ok: true, events: [{ type: 'barred' }] })
    const barred = evolve('o-1', undefined, { type: 'barred' })
    expect(make(barred, wish(twoLamps))).toEqual({ ok: false, problem: { code: 'order-closed' } })
  })

  test('what was sold is not given back', () => {
    expect(release({ ...held, status: 'committed' })).toEqual({ ok: false, problem: { code: 'order-closed' } })
  })
})

test('only a hold whose time is over lapses', () => {
  expect(lapse(held, 999)).toEqual({ ok: true, events: [] })
  expect(lapse(held, 1000)).toEqual({ ok: true, events: [{ type: 'lapsed' }] })
  expect(lapse({ ...held, status: 'committed' }, 1000)).toEqual({ ok: true, events: [] })
})

test('a page says "few left" from five pieces down, and "out" at none', () => {
  expect([6, 5, 1, 0].map(levelOf)).toEqual(['in-stock', 'low', 'low', 'out'])
})

test('a shelf never promises more than it has, nor less than nothing', () => {
  const shelf = { sku: lamp, onHand: 3, reserved: 3 }
  expect(() => changed(shelf, { onHand: 0, reserved: 1 })).toThrow('cannot have 4 reserved')
  expect(() => changed({ ...shelf, reserved: 0 }, { onHand: 0, reserved: -1 })).toThrow('cannot have -1 reserved')
  expect(() => changed(shelf, { onHand: -1, reserved: 0 })).toThrow('has 2 on hand and cannot have 3 reserved')
})
