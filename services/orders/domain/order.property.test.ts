import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { at, lineOf, placementOf, tracking } from '../test/an-order.ts'
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
import { evolve, replay } from './evolve.ts'
import { euros, total } from './money.ts'
import { newOrder, type Order, type PlacedOrder } from './order.ts'
import { subtotalOf } from './pricing.ts'

const skus = ['LMP-012-OAK', 'VAS-003-BLU', 'RUG-404-RED', 'CUP-007-WHT']
const lines = fc
  .uniqueArray(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 1, max: 9 }), cents: cents() }), {
    selector: ({ sku }) => sku,
    minLength: 1,
  })
  .map((wanted) => wanted.map(({ sku, quantity, cents }) => lineOf(sku, quantity, cents)))

function cents() {
  return fc.integer({ min: 1, max: 99_999 })
}

type Command = (order: Order) => OrderDecision
const revisionOf = (order: Order) =>
  order.status !== 'new' && order.changing?.kind === 'revision' ? order.changing.revision.revisionId : 'none'
const allLeft = (order: Order) => (order.status === 'new' ? euros(0) : order.totals.total)
const wanted = fc.array(fc.record({ sku: fc.constantFrom(...skus), quantity: fc.integer({ min: 0, max: 9 }) }), {
  minLength: 1,
  maxLength: 4,
})
const plain: Command[] = [
  (order) => place(order, placementOf([lineOf('LMP-012-OAK', 1, 1)]), at),
  (order) => confirm(order, at),
  (order) => confirm(order, at),
  (order) => reject(order, { reason: 'timed-out' }, at),
  (order) => requestCancel(order, at),
  (order) => cancel(order, allLeft(order), at),
  (order) => revise(order, revisionOf(order), at),
  (order) => revise(order, revisionOf(order), at),
  (order) => refuseChange(order, 'already-dispatched', at),
  (order) => ship(order, tracking, at),
  (order) => deliver(order, tracking, at),
]
const requested = wanted.map(
  (left): Command =>
    (order) =>
      requestRevision(order, left, at),
)
/** One thing after the other; most revisions are seen through, since two of them in a row are what sums get wrong. */
const commands = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...plain).map((command) => [command]) },
      {
        weight: 3,
        arbitrary: requested.map((request): Command[] => [request, (order) => revise(order, revisionOf(order), at)]),
      },
      { weight: 1, arbitrary: requested.map((request) => [request]) },
    ),
    { maxLength: 20 },
  )
  .map((asked) => asked.flat())

/** Every state that an order goes through, and the events that lead to it, when it is asked these things in this order. */
function lived(asked: readonly Command[], placed: ReturnType<typeof lineOf>[]) {
  const events: OrderEvent[] = []
  const states: PlacedOrder[] = []
  let order: Order = newOrder
  for (const command of [(one: Order) => place(one, placementOf(placed), at), ...asked]) {
    const decision = command(order)
    if (!decision.ok) continue
    for (const event of decision.events) {
      order = evolve(order, event)
      events.push(event)
      states.push(order as PlacedOrder)
    }
  }
  return { events, states, last: states.at(-1) as PlacedOrder }
}

const path = /^pending( rejected|( confirmed( shipped( delivered)?)?( cancelled)?))?$/

describe('whatever is asked of it, in whatever order,', () => {
  const holds = (check: (story: ReturnType<typeof lived>) => void) =>
    fc.assert(
      fc.property(commands, lines, (asked, placed) => check(lived(asked, placed))),
      { numRuns: 500 },
    )

  test('I-ORD-5: an order keeps to its path, and its versions are 1, 2, 3 without gap', () => {
    holds(({ states }) => {
      expect(states.map(({ version }) => version)).toEqual(states.map((_, i) => i + 1))
      const statuses = states.map(({ status }) => status)
      const walked = statuses.filter((status, i) => status !== statuses[i - 1]).join(' ')
      expect(walked).toMatch(path)
      expect(walked).not.toContain('delivered cancelled')
    })
  })

  test('I-PAY-7: its lines add up to its total, at the prices it was placed for', () => {
    holds(({ states: [first, ...rest] }) => {
      const priceOf = new Map(first?.lines.map(({ sku, unitPrice }) => [sku, unitPrice.cents]))
      for (const { lines: left, totals, takenOut } of rest) {
        expect(totals.subtotal).toEqual(subtotalOf(left))
        expect(totals.total).toEqual(total([totals.subtotal, totals.shipping]))
        expect(totals.shipping).toEqual(first?.totals.shipping as never)
        for (const line of [...left, ...takenOut]) {
          expect(line.linePrice.cents).toBe(line.quantity * (priceOf.get(line.sku) ?? Number.NaN))
        }
      }
    })
  })

  test('I-PAY-3: what was given back and what is left is what was paid, to the cent, and so is the tax', () => {
    holds(({ events, states: [first], last }) => {
      const taken = events.flatMap((event) => (event.type === 'order-revised' ? event.revision : []))
      for (const { taken: parts, refund, refundTax } of taken) {
        expect(total(parts.map(({ amount }) => amount))).toEqual(refund)
        expect(total(parts.map(({ tax }) => tax))).toEqual(refundTax)
      }
      const paid = first?.totals ?? last.totals
      expect(total([last.totals.tax, ...taken.map(({ refundTax }) => refundTax)])).toEqual(paid.tax)
      const left = last.status === 'cancelled' ? euros(0) : last.totals.total
      expect(total([left, last.refunded])).toEqual(paid.total)
      const pieces = (all: readonly { readonly quantity: number }[]) => all.reduce((sum, one) => sum + one.quantity, 0)
      expect(pieces(last.lines) + pieces(last.takenOut)).toBe(pieces(first?.lines ?? []))
    })
  })

  test('the events alone make the same order again', () => {
    holds(({ events, last }) => expect(replay(JSON.parse(JSON.stringify(events)))).toEqual(last))
  })
})
