import fc from 'fast-check'
import type { Line } from '../domain/lines.ts'
import { commit, type Decision, lapse, make, release } from '../domain/reservation.ts'
import { cancel, dispatch, restock, revise } from '../domain/sale.ts'
import type { StockRoom } from '../ports.ts'

export const lamp = 'LMP-012-OAK'
export const vase = 'VAS-003-BLU'
/** What a room opens with. */
export const opening = [
  { sku: lamp, quantity: 5 },
  { sku: vase, quantity: 1 },
]
/** How long a hold lasts. */
export const holdMs = 10

/** What anybody may do to one of a few orders, in any order of events. */
export type Step =
  | { readonly kind: 'make'; readonly order: number; readonly lines: readonly Line[] }
  | { readonly kind: 'commit' | 'release' | 'cancel'; readonly order: number }
  | { readonly kind: 'revise' | 'dispatch' | 'restock'; readonly order: number; readonly lines: readonly Line[] }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'sweep' }

const order = fc.integer({ min: 1, max: 6 })
const wild = fc.array(
  fc.record({ sku: fc.constantFrom(lamp, vase, 'RUG-001-RED'), quantity: fc.integer({ min: 1, max: 4 }) }),
  { minLength: 1, maxLength: 3 },
)
/** Mostly what can be had, so that most orders get somewhere; the revisions and parcels of one are often those of another. */
const lines: fc.Arbitrary<readonly Line[]> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      [{ sku: lamp, quantity: 1 }],
      [{ sku: lamp, quantity: 2 }],
      [
        { sku: lamp, quantity: 2 },
        { sku: vase, quantity: 1 },
      ],
    ),
  },
  { weight: 1, arbitrary: wild },
)
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('make' as const), order, lines }) },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('commit' as const), order }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), order }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel' as const), order }) },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom('revise' as const, 'dispatch' as const, 'restock' as const),
      order,
      lines,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sweep' as const) }) },
)

/** Does one step to a stock room. @returns what time it is after it. */
export function play(room: StockRoom, one: Step, now: number): number {
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
    case 'commit':
    case 'release':
    case 'cancel': {
      const decide = { commit, release, cancel }[one.kind]
      const change = { orderId: orderId(one.order), skus: [], now }
      room.change({ ...change, decide: ({ reservation }): Decision<unknown> => decide(reservation, now) })
      return now
    }
    default: {
      const decide = { revise, dispatch, restock }[one.kind]
      const change = { orderId: orderId(one.order), skus: [], now }
      room.change({ ...change, decide: ({ reservation }): Decision<unknown> => decide(reservation, one.lines) })
      return now
    }
  }
}

/** The id of the order of this number. */
export function orderId(number: number): string {
  return `01981c5e-7a50-7c3a-9d53-${String(number).padStart(12, '0')}`
}
