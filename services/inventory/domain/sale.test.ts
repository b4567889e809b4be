import { describe, expect, test } from 'bun:test'
import type { Line } from './lines.ts'
import { movementsOf } from './movement.ts'
import { commit, type Decision, evolve, make, type Reservation, release } from './reservation.ts'
import { cancel, dispatch, restock, revise } from './sale.ts'
import { changed, type Shelf } from './stock.ts'

const lamp = 'LMP-012-OAK'
const vase = 'VAS-003-BLU'
const bought = [
  { sku: lamp, quantity: 3 },
  { sku: vase, quantity: 1 },
]
const oneLamp = [{ sku: lamp, quantity: 1 }]
const sold: Reservation = { orderId: 'o-1', status: 'committed', lines: bought, expiresAt: 1000 }
const as = (status: Reservation['status'], lines: readonly Line[] = bought): Reservation => ({ ...sold, status, lines })
const nothingNew = { ok: true, events: [] } as const
const closed = { ok: false, problem: { code: 'order-closed' } } as const

describe('cancelling a sale', () => {
  test('gives the pieces back once, however often it is asked', () => {
    expect(cancel(sold)).toEqual({ ok: true, events: [{ type: 'cancelled' }] })
    expect(cancel(as('cancelled'))).toEqual(nothingNew)
  })

  test('is too late for what has left, and too early for what was not sold', () => {
    for (const status of ['dispatched', 'restocked', 'held', 'lapsed', 'released'] as const)
      expect(cancel(as(status))).toEqual(closed)
    expect(cancel(undefined)).toEqual({ ok: false, problem: { code: 'order-unknown' } })
  })

  test('bars a commit, a make and a release that come later', () => {
    expect(commit(as('cancelled'), 0)).toEqual({ ok: false, problem: { code: 'reservation-released' } })
    expect(make(as('cancelled'), { lines: bought, shelves: new Map(), expiresAt: 9 })).toEqual(closed)
    expect(release(as('cancelled'))).toEqual(closed)
  })
})

describe('revising a sale', () => {
  test('keeps what is wanted, whatever shape the lines have', () => {
    expect(revise(sold, [...oneLamp, ...oneLamp])).toEqual({
      ok: true,
      events: [{ type: 'revised', lines: [{ sku: lamp, quantity: 2 }] }],
    })
    expect(revise(as('committed', oneLamp), oneLamp)).toEqual(nothingNew)
  })

  test('never takes more: neither of a line nor of an article that was not bought', () => {
    const more = [
      { sku: vase, quantity: 1 },
      { sku: lamp, quantity: 4 },
      { sku: 'RUG-001-RED', quantity: 1 },
    ]
    expect(revise(sold, more)).toMatchObject({
      ok: false,
      problem: {
        code: 'more-than-sold',
        lines: [
          { index: 1, sold: 3 },
          { index: 2, sold: 0 },
        ],
      },
    })
  })

  test('is done already when the parcel left with these very pieces, and too late when it did not', () => {
    for (const status of ['dispatched', 'restocked'] as const) {
      expect(revise(as(status, oneLamp), oneLamp)).toEqual(nothingNew)
      expect(revise(as(status, bought), oneLamp)).toEqual(closed)
    }
    for (const status of ['held', 'lapsed', 'released', 'cancelled'] as const)
      expect(revise(as(status), bought)).toEqual(closed)
    expect(revise(undefined, oneLamp)).toEqual({ ok: false, problem: { code: 'order-unknown' } })
  })
})

describe('a parcel', () => {
  test('takes its own pieces from the shelf, and ends the whole promise', () => {
    expect(dispatch(sold, oneLamp)).toEqual({ ok: true, events: [{ type: 'dispatched', lines: oneLamp }] })
    expect(movementsOf(sold, { type: 'dispatched', lines: oneLamp })).toEqual([
      { sku: lamp, kind: 'dispatched', onHand: -1, reserved: -3 },
      { sku: vase, kind: 'dispatched', onHand: 0, reserved: -1 },
    ])
  })

  test('that left is left, and that is back is back, however often it is heard', () => {
    for (const status of ['dispatched', 'restocked'] as const) expect(dispatch(as(status), bought)).toEqual(nothingNew)
    expect(restock(as('restocked'), bought)).toEqual(nothingNew)
  })

  test('of a sale that was cancelled changes nothing', () => {
    const contradiction = { ok: false, problem: { code: 'sale-cancelled' } } as const
    expect(dispatch(as('cancelled'), bought)).toEqual(contradiction)
    expect(restock(as('cancelled'), bought)).toEqual(contradiction)
  })

  test('of what was never sold cannot be', () => {
    for (const past of [undefined, as('held'), as('lapsed'), as('released')]) {
      expect(dispatch(past, bought)).toMatchObject({ ok: false, problem: { code: 'not-sold' } })
      expect(restock(past, bought)).toMatchObject({ ok: false, problem: { code: 'not-sold' } })
    }
    expect(dispatch(sold, [{ sku: lamp, quantity: 4 }])).toEqual({
      ok: false,
      problem: { code: 'not-sold', why: `it has 4 of ${lamp}, sold 3` },
    })
  })
})

/** What the stock room is told of one order, each from another side and so in any order. */
const tellings: Record<string, (past: Reservation | undefined) => Decision<unknown>> = {
  'asked to revise': (past) => revise(past, oneLamp),
  'heard that it left': (past) => dispatch(past, oneLamp),
  'heard that it is back': (past) => restock(past, oneLamp),
}

function* orders<Item>(items: readonly Item[]): Generator<Item[]> {
  if (items.length === 0) yield []
  for (const [i, item] of items.entries())
    for (const rest of orders(items.filter((_, other) => other !== i))) yield [item, ...rest]
}

function tell(names: readonly string[]) {
  const shelves = new Map<string, Shelf>([
    [lamp, { sku: lamp, onHand: 10, reserved: 3 }],
    [vase, { sku: vase, onHand: 2, reserved: 1 }],
  ])
  let reservation: Reservation = sold
  for (const name of names) {
    const decision = tellings[name]?.(reservation)
    expect(decision?.ok).toBe(true)
    for (const event of decision?.ok ? decision.events : []) {
      for (const movement of movementsOf(reservation, event)) {
        const shelf = shelves.get(movement.sku)
        if (shelf) shelves.set(movement.sku, changed(shelf, movement))
      }
      reservation = evolve('o-1', reservation, event)
    }
  }
  return { status: reservation.status, lines: reservation.lines, shelves: [...shelves.values()] }
}

describe('whatever comes first, and however often, the stock ends the same', () => {
  const thereAndBack = Object.keys(tellings)
  // Each thing is told twice, as every message may be.
  const twice = (names: readonly string[]) => [...names, ...names]

  test('revised and sent', () => {
    for (const order of orders(twice(['asked to revise', 'heard that it left'])))
      expect(tell(order)).toEqual({
        status: 'dispatched',
        lines: oneLamp,
        shelves: [
          { sku: lamp, onHand: 9, reserved: 0 },
          { sku: vase, onHand: 2, reserved: 0 },
        ],
      })
  })

  test('revised, sent and brought back', () => {
    for (const order of orders(twice(thereAndBack)))
      expect(tell(order)).toEqual({
        status: 'restocked',
        lines: oneLamp,
        shelves: [
          { sku: lamp, onHand: 10, reserved: 0 },
          { sku: vase, onHand: 2, reserved: 0 },
        ],
      })
  })
})
