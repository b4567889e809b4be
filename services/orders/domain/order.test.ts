import { describe, expect, test } from 'bun:test'
import { after, at, placement, tracking } from '../test/an-order.ts'
import {
  cancel,
  confirm,
  deliver,
  type OrderDecision,
  place,
  refuseChange,
  reject,
  requestCancel,
  requestRevision,
  revise,
  ship,
} from './decide.ts'
import type { OrderEvent } from './events.ts'
import { evolve } from './evolve.ts'
import { euros } from './money.ts'
import { type Changing, mayNow, newOrder, type Order, type PlacedOrder } from './order.ts'

const oneLamp = [{ sku: 'LMP-012-OAK', quantity: 1 }]
const pending = after(newOrder, place(newOrder, placement, at))
const rejected = after(pending, reject(pending, { reason: 'timed-out' }, at))
const confirmed = after(pending, confirm(pending, at))
const cancelling = after(confirmed, requestCancel(confirmed, at))
const revising = after(confirmed, requestRevision(confirmed, oneLamp, at))
const shipped = after(confirmed, ship(confirmed, tracking, at))
const delivered = after(shipped, deliver(shipped, tracking, at))
const cancelled = after(cancelling, cancel(cancelling, euros(20_250), at))
const states = { newOrder, pending, rejected, confirmed, cancelling, revising, shipped, delivered, cancelled }

const commands: Record<string, (order: Order) => OrderDecision> = {
  confirm: (order) => confirm(order, at),
  reject: (order) => reject(order, { reason: 'timed-out' }, at),
  requestCancel: (order) => requestCancel(order, at),
  cancel: (order) => cancel(order, euros(20_250), at),
  requestRevision: (order) => requestRevision(order, oneLamp, at),
  revise: (order) => revise(order, 'o-1-r1', at),
  refuseChange: (order) => refuseChange(order, 'already-dispatched', at),
  ship: (order) => ship(order, tracking, at),
  deliver: (order) => deliver(order, tracking, at),
}

/** What each command comes to in each state: the events, or why not; `-` is "as it is already". */
const life = `
  command          newOrder pending   rejected confirmed          cancelling        revising          shipped          delivered cancelled
  confirm          unknown  confirmed closed   -                  -                 -                 -                -         -
  reject           unknown  rejected  -        closed             closed            closed            closed           closed    closed
  requestCancel    unknown  busy      closed   cancel-requested   -                 busy              cancel-requested closed    -
  cancel           unknown  absent    absent   absent             cancelled         absent            absent           absent    -
  requestRevision  unknown  busy      closed   revision-requested busy              -                 closed           closed    closed
  revise           unknown  absent    absent   absent             absent            revised           absent           absent    absent
  refuseChange     unknown  absent    absent   absent             change-refused    change-refused    absent           absent    absent
  ship             unknown  busy      closed   shipped            shipped           shipped           -                -         -
  deliver          unknown  busy      closed   shipped+delivered  shipped+delivered shipped+delivered delivered        -         -
`

describe('I-ORD-5: the life of an order', () => {
  const [head = [], ...body] = life
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/))
  const rows = body.flatMap(([command = '', ...outcomes]) =>
    outcomes.map((outcome, i) => [command, head[i + 1] ?? '', outcome] as const),
  )

  test.each(rows)('%s of one that is %s: %s', (command, state, outcome) => {
    const decision = commands[command]?.(states[state as keyof typeof states])
    if (!decision) throw new Error(`there is no ${command}`)
    if (decision.ok) {
      expect(decision.events.map(({ type }) => type.slice('order-'.length)).join('+') || '-').toBe(outcome)
    } else expect(decision.problem.code.split('-').at(-1)).toBe(outcome)
  })

  test('an order is placed once', () => {
    expect(place(pending, placement, at)).toEqual({ ok: false, problem: { code: 'order-exists' } })
  })

  test('a stream that left the path is noticed when it is read', () => {
    const { revision } = revising.changing as Extract<Changing, { kind: 'revision' }>
    const total = euros(20_250)
    const events: OrderEvent[] = [
      { type: 'order-placed', at, placement },
      { type: 'order-confirmed', at, lines: [], total, delivery: placement.delivery },
      { type: 'order-rejected', at, rejection: { reason: 'timed-out' } },
      { type: 'order-cancel-requested', at },
      { type: 'order-cancelled', at, lines: [], total, refund: total },
      { type: 'order-revision-requested', at, revision },
      { type: 'order-revised', at, revision },
      { type: 'order-change-refused', at, change: 'cancellation', reason: 'already-delivered' },
      { type: 'order-change-refused', at, change: 'revision', reason: 'already-dispatched' },
      { type: 'order-shipped', at, tracking },
      { type: 'order-delivered', at },
    ]
    const possibleIn = (event: OrderEvent) =>
      Object.entries(states).flatMap(([name, order]) => {
        try {
          evolve(order, event)
          return name
        } catch (error) {
          expect(String(error)).toContain(`${event.type} cannot happen to an order that is ${order.status}`)
          return []
        }
      })
    expect(events.map((event) => `${event.type.slice('order-'.length)}: ${possibleIn(event).join(', ')}`)).toEqual([
      'placed: newOrder',
      'confirmed: pending',
      'rejected: pending',
      'cancel-requested: confirmed, shipped',
      'cancelled: cancelling',
      'revision-requested: confirmed',
      'revised: revising',
      'change-refused: cancelling',
      'change-refused: revising',
      'shipped: confirmed, cancelling, revising',
      'delivered: shipped',
    ])
  })
})

describe('a change under way', () => {
  test('locks the order against another one, and its end lets go', () => {
    expect(revising.changing?.kind).toBe('revision')
    const another = [{ sku: 'VAS-003-BLU', quantity: 0 }]
    expect(requestRevision(revising, another, at)).toEqual({ ok: false, problem: { code: 'order-busy' } })
    const revised = after(revising, revise(revising, 'o-1-r1', at))
    expect(revised.changing).toBeUndefined()
    expect(requestRevision(revised, another, at)).toMatchObject({ ok: true })
  })

  test('may end after the parcel has arrived', () => {
    const arrived = after(revising, deliver(revising, tracking, at))
    expect(after(arrived, revise(arrived, 'o-1-r1', at))).toMatchObject({ status: 'delivered', changing: undefined })
  })

  test('that was refused is told, until the next one is asked for', () => {
    const refused = after(revising, refuseChange(revising, 'already-dispatched', at))
    expect(refused.refusedChange).toEqual({ change: 'revision', reason: 'already-dispatched', at })
    expect(after(refused, requestCancel(refused, at)).refusedChange).toBeUndefined()
  })

  test('is ended by its own saga only', () => {
    expect(revise(revising, 'o-1-r2', at)).toEqual({ ok: false, problem: { code: 'change-absent' } })
  })
})

test('I-PAY-3: no more is given back than was left to pay', () => {
  const tooMuch = euros(confirmed.totals.total.cents + 1)
  expect(cancel(cancelling, tooMuch, at)).toEqual({ ok: false, problem: { code: 'refund-too-large' } })
})

test('what its owner may ask for is what would not be refused', () => {
  const last = after(revising, revise(revising, 'o-1-r1', at))
  const lamp = after(last, requestRevision(last, [{ sku: 'VAS-003-BLU', quantity: 0 }], at))
  const onePiece = after(lamp, revise(lamp, 'o-1-r2', at))
  const may = (order: PlacedOrder) => Object.entries(mayNow(order)).flatMap(([what, isSo]) => (isSo ? what : []))
  expect([confirmed, shipped, onePiece, cancelling, revising, delivered, cancelled].map(may)).toEqual([
    ['cancel', 'revise'],
    ['cancel'],
    ['cancel'],
    [],
    [],
    [],
    [],
  ])
})
