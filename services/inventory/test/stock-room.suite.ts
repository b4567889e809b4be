import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { imbalances } from '../domain/books.ts'
import type { Line } from '../domain/lines.ts'
import { commit, lapse, make, release } from '../domain/reservation.ts'
import type { StockRoom } from '../ports.ts'

const lamp = 'LMP-012-OAK'
const vase = 'VAS-003-BLU'
const opening = [
  { sku: lamp, quantity: 5 },
  { sku: vase, quantity: 1 },
]
const holdMs = 10

/** What anybody may do to one of a few orders, in any order of events. */
type Step =
  | { readonly kind: 'make'; readonly order: number; readonly lines: readonly Line[] }
  | { readonly kind: 'commit' | 'release'; readonly order: number }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'sweep' }

const order = fc.integer({ min: 1, max: 4 })
const lines = fc.array(
  fc.record({ sku: fc.constantFrom(lamp, vase, 'RUG-001-RED'), quantity: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 3 },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('make' as const), order, lines }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('commit' as const, 'release' as const), order }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 15 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
)

/** What every stock room must do, whatever it keeps its stock in. */
export function stockRoomSuite(name: string, build: () => StockRoom): void {
  describe(`a stock room ${name}`, () => {
    test('whatever people do, in whatever order, nothing is promised twice and the books balance', () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
          const room = build()
          room.open(opening, 0)
          let now = 0
          for (const one of steps) {
            now = play(room, one, now)
            expect(imbalances(room.books())).toEqual([])
          }
        }),
        { numRuns: 60 },
      )
    })

    test('a hold takes its pieces from the shelf, and a release puts them back', () => {
      const room = build()
      room.open(opening, 0)
      play(room, { kind: 'make', order: 1, lines: [{ sku: lamp, quantity: 2 }] }, 0)
      expect(room.shelves([lamp]).get(lamp)).toEqual({ sku: lamp, onHand: 5, reserved: 2 })
      play(room, { kind: 'release', order: 1 }, 0)
      expect(room.shelves([lamp]).get(lamp)).toEqual({ sku: lamp, onHand: 5, reserved: 0 })
    })

    test('a refusal changes nothing', () => {
      const room = build()
      room.open(opening, 0)
      const before = room.books()
      play(
        room,
        {
          kind: 'make',
          order: 1,
          lines: [
            { sku: lamp, quantity: 1 },
            { sku: vase, quantity: 2 },
          ],
        },
        0,
      )
      expect(room.books()).toEqual(before)
    })

    test('a decision that promised too much is not written down at all', () => {
      const room = build()
      room.open(opening, 0)
      const before = room.books()
      const tooMuch = () =>
        room.change({
          orderId: orderId(1),
          skus: [],
          now: 0,
          decide: () => ({
            ok: true,
            events: [
              {
                type: 'made',
                lines: [
                  { sku: lamp, quantity: 1 },
                  { sku: vase, quantity: 2 },
                ],
                expiresAt: 1,
              },
            ],
          }),
        })
      expect(tooMuch).toThrow('cannot have 2 reserved')
      expect(room.books()).toEqual(before)
    })

    test('opening again stocks only what was never stocked', () => {
      const room = build()
      expect(room.open(opening, 0)).toBe(2)
      expect(
        room.open(
          [
            { sku: lamp, quantity: 99 },
            { sku: 'RUG-001-RED', quantity: 3 },
          ],
          1,
        ),
      ).toBe(1)
      expect(room.shelves([lamp, 'RUG-001-RED'])).toEqual(
        new Map([
          [lamp, { sku: lamp, onHand: 5, reserved: 0 }],
          ['RUG-001-RED', { sku: 'RUG-001-RED', onHand: 3, reserved: 0 }],
        ]),
      )
    })

    test('holds that are over come oldest first', () => {
      const room = build()
      room.open(opening, 0)
      play(room, { kind: 'make', order: 2, lines: [{ sku: lamp, quantity: 1 }] }, 5)
      play(room, { kind: 'make', order: 1, lines: [{ sku: lamp, quantity: 1 }] }, 3)
      play(room, { kind: 'make', order: 3, lines: [{ sku: lamp, quantity: 1 }] }, 9)
      expect(room.overdue(15, 10)).toEqual([orderId(1), orderId(2)])
      expect(room.overdue(15, 1)).toEqual([orderId(1)])
    })
  })
}

function play(room: StockRoom, one: Step, now: number): number {
  switch (one.kind) {
    case 'wait':
      return now + one.ms
    case 'sweep':
      for (const overdue of room.overdue(now, 100)) {
        room.change({ orderId: overdue, skus: [], now, decide: ({ reservation }) => lapse(reservation, now) })
      }
      return now
    case 'make': {
      const skus = one.lines.map(({ sku }) => sku)
      room.change({
        orderId: orderId(one.order),
        skus,
        now,
        decide: ({ reservation, shelves }) => make(reservation, { lines: one.lines, shelves, expiresAt: now + holdMs }),
      })
      return now
    }
    default: {
      const decide = one.kind === 'commit' ? commit : release
      room.change({ orderId: orderId(one.order), skus: [], now, decide: ({ reservation }) => decide(reservation, now) })
      return now
    }
  }
}

function orderId(number: number): string {
  return `01981c5e-7a50-7c3a-9d53-00000000000${number}`
}
