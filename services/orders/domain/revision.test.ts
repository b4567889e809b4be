import { describe, expect, test } from 'bun:test'
import { after, at, lineOf, placement } from '../test/an-order.ts'
import { confirm, place, requestRevision, revise } from './decide.ts'
import { euros } from './money.ts'
import { newOrder } from './order.ts'
import { planRevision } from './revision.ts'

const lamp = 'LMP-012-OAK'
const vase = 'VAS-003-BLU'
const pending = after(newOrder, place(newOrder, placement, at))
const confirmed = after(pending, confirm(pending, at))

function refusal(lines: { sku: string; quantity: number }[]) {
  const decision = requestRevision(confirmed, lines, at)
  return decision.ok ? 'granted' : decision.problem
}

describe('taking pieces out', () => {
  test('gives back what they cost, with their share of the tax', () => {
    const begun = after(confirmed, requestRevision(confirmed, [{ sku: lamp, quantity: 1 }], at))
    const revised = after(begun, revise(begun, 'o-1-r1', at))
    expect(placement.totals).toMatchObject({ total: { cents: 20_250 }, tax: { cents: 3_233 } })
    expect(revised).toMatchObject({
      lines: [
        { sku: lamp, quantity: 1, linePrice: { cents: 8_900 } },
        { sku: vase, quantity: 1 },
      ],
      takenOut: [{ sku: lamp, quantity: 1, linePrice: { cents: 8_900 } }],
      totals: { subtotal: { cents: 11_350 }, shipping: { cents: 0 }, tax: { cents: 1_812 }, total: { cents: 11_350 } },
      refunded: { cents: 8_900 },
    })
  })

  test('twice out of one line is one line of what was taken out', () => {
    const three = planned([lineOf(lamp, 3, 8_900)])
    const begun = after(three, requestRevision(three, [{ sku: lamp, quantity: 2 }], at))
    const two = after(begun, revise(begun, 'o-1-r1', at))
    const again = after(two, requestRevision(two, [{ sku: lamp, quantity: 1 }], at))
    expect(after(again, revise(again, 'o-1-r2', at))).toMatchObject({
      takenOut: [lineOf(lamp, 2, 8_900)],
      refunded: { cents: 17_800 },
    })
  })

  test('leaves the fee for shipping as it was agreed', () => {
    const small = planned([lineOf(vase, 2, 2_450)])
    const plan = planRevision(small, [{ sku: vase, quantity: 1 }])
    expect(plan).toMatchObject({ revision: { totals: { shipping: { cents: 490 }, total: { cents: 2_940 } } } })
    const large = planned([lineOf(lamp, 1, 8_900)].concat(lineOf(vase, 1, 2_450)))
    const cheap = planRevision(large, [{ sku: lamp, quantity: 0 }])
    expect(cheap).toMatchObject({ revision: { totals: { shipping: euros(0), total: euros(2_450) } } })
  })

  test('that are not there, too many, or named twice, is refused with every line that is wrong', () => {
    const wanted = [
      { sku: 'RUG-404-RED', quantity: 1 },
      { sku: lamp, quantity: 3 },
      { sku: vase, quantity: 1 },
      { sku: vase, quantity: 0 },
    ]
    expect(refusal(wanted)).toEqual({
      code: 'revision-faulty',
      faults: [
        { index: 0, kind: 'unknown' },
        { index: 1, kind: 'too-many', atMost: 2 },
        { index: 3, kind: 'named-twice' },
      ],
    })
  })

  test('until nothing is left is a cancellation', () => {
    const all = [lamp, vase].map((sku) => ({ sku, quantity: 0 }))
    expect(refusal(all)).toEqual({ code: 'nothing-left' })
  })

  test('that are to stay all of them is no change', () => {
    expect(requestRevision(confirmed, [{ sku: lamp, quantity: 2 }], at)).toEqual({ ok: true, events: [] })
  })
})

function planned(lines: ReturnType<typeof lineOf>[]) {
  const subtotal = euros(lines.reduce((sum, { linePrice }) => sum + linePrice.cents, 0))
  const shipping = euros(subtotal.cents < 7_500 ? 490 : 0)
  const total = euros(subtotal.cents + shipping.cents)
  const totals = { subtotal, shipping, total, tax: euros(Math.round((total.cents * 19) / 119)) }
  const before = after(newOrder, place(newOrder, { ...placement, lines, totals }, at))
  return after(before, confirm(before, at))
}
