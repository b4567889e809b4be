import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Line } from './lines.ts'
import { type PackageStatus, unknownFreight } from './package.ts'
import { evolve, type Parcel } from './parcel.ts'
import * as shipment from './shipment.ts'
import { cancel, type Decision } from './shipment.ts'

const lamp = 'LMP-012-OAK'
const vase = 'VAS-003-BLU'
const bought = [
  { sku: lamp, quantity: 3 },
  { sku: vase, quantity: 2 },
]
const oneLamp = [{ sku: lamp, quantity: 1 }]
const identity = { orderId: 'o-1', parcelId: 'p-1', carrier: 'Glasshouse Parcel' }
const packMs = 10
const carryMs = 20
const returnMs = 15
const packer = { box: { grams: 30_000, cm3: 150_000 }, nextId: () => 'k-1' }
const inOneBox = {
  packageId: 'k-1',
  number: 1,
  lines: bought,
  weightGrams: 5_000,
  status: 'packed' as const,
  scans: [],
}
const planned: Parcel = {
  ...identity,
  status: 'planned',
  lines: bought,
  revision: 0,
  freight: unknownFreight,
  packages: [inOneBox],
  dueAt: packMs,
  updatedAt: 0,
}
const dispatched: Parcel = { ...planned, status: 'dispatched', trackingNumber: 'GP-1', dueAt: 30 }
/** Carries everything to the hub, from where it is at the door at once. */
const carrier = {
  trackingNumber: () => 'GP-1',
  seenNext: (status: PackageStatus, at: number) =>
    ({ collected: at + carryMs, 'in-transit': at, 'out-for-delivery': at })[status as string],
  place: (status: PackageStatus) => status,
}
const plan = (past: Parcel | undefined, order: { lines: readonly Line[]; leavesAt: number }) =>
  shipment.plan(past, { ...order, freight: unknownFreight }, packer)
const revise = (past: Parcel | undefined, revision: { revision: number; lines: readonly Line[] }) =>
  shipment.revise(past, revision, packer)
const moveAlong = (past: Parcel | undefined, now: number) => shipment.moveAlong(past, now, carrier, packer)

function after(past: Parcel | undefined, decision: Decision, at = 0): Parcel | undefined {
  if (!decision.ok) return past
  return decision.events.reduce<Parcel | undefined>((parcel, event) => evolve(identity, parcel, event, at), past)
}

describe('planning', () => {
  test('an order that was bought is packed, and lines of the same article are added up', () => {
    const lines = [...oneLamp, ...oneLamp]
    expect(after(undefined, plan(undefined, { lines, leavesAt: 10 }))).toEqual({
      ...planned,
      lines: [{ sku: lamp, quantity: 2 }],
      packages: [{ ...inOneBox, lines: [{ sku: lamp, quantity: 2 }], weightGrams: 2_000 }],
    })
  })

  test('heard twice it is planned once', () => {
    expect(plan(planned, { lines: oneLamp, leavesAt: 99 })).toEqual({ ok: true, events: [] })
  })

  test('a parcel that was cancelled before the news of its order came is never planned', () => {
    const barred = after(undefined, cancel(undefined, { returnsAt: 0 }))
    expect(barred).toMatchObject({ status: 'cancelled', lines: [] })
    expect(plan(barred, { lines: bought, leavesAt: 10 })).toEqual({ ok: true, events: [] })
  })

  test('a revision that overtook the news of its order says what is packed', () => {
    const expected = after(undefined, revise(undefined, { revision: 1, lines: oneLamp }))
    expect(expected).toMatchObject({ status: 'expected' })
    expect(after(expected, plan(expected, { lines: bought, leavesAt: 10 }))).toMatchObject({
      status: 'planned',
      lines: oneLamp,
      dueAt: 10,
    })
  })
})

describe('cancelling', () => {
  test('a parcel in the house is stopped, one on its way is called back, one at the door is not', () => {
    expect(after(planned, cancel(planned, { returnsAt: 9 }))).toMatchObject({ status: 'cancelled' })
    expect(after(dispatched, cancel(dispatched, { returnsAt: 9 }))).toMatchObject({ status: 'returning', dueAt: 9 })
    expect(cancel({ ...dispatched, status: 'delivered' }, { returnsAt: 9 })).toEqual({
      ok: false,
      problem: { code: 'parcel-delivered' },
    })
  })

  test('asked again it says the same, and the way back does not begin anew', () => {
    for (const status of ['cancelled', 'returning', 'returned'] as const)
      expect(cancel({ ...dispatched, status }, { returnsAt: 99 })).toEqual({ ok: true, events: [] })
  })
})

describe('revising', () => {
  test('other pieces are packed, and the parcel leaves when it would have left', () => {
    expect(after(planned, revise(planned, { revision: 1, lines: oneLamp }))).toEqual({
      ...planned,
      revision: 1,
      lines: oneLamp,
      packages: [{ ...inOneBox, lines: oneLamp, weightGrams: 1_000 }],
    })
  })

  test('what an older revision says later is not heard', () => {
    const revised: Parcel = { ...planned, revision: 2, lines: oneLamp }
    expect(revise(revised, { revision: 1, lines: bought })).toEqual({ ok: true, events: [] })
  })

  test('a revision asked again is done, also when the parcel has left since; with other lines it is another one', () => {
    const revised: Parcel = { ...dispatched, revision: 1, lines: oneLamp }
    expect(revise(revised, { revision: 1, lines: oneLamp })).toEqual({ ok: true, events: [] })
    expect(revise(revised, { revision: 1, lines: bought })).toEqual({
      ok: false,
      problem: { code: 'other-lines-revised' },
    })
  })

  test('what has left cannot be packed anew, and what was stopped or called back is closed', () => {
    const code = (status: Parcel['status']) => {
      const decision = revise({ ...dispatched, status }, { revision: 1, lines: oneLamp })
      return decision.ok ? 'done' : decision.problem.code
    }
    expect((['dispatched', 'delivered'] as const).map(code)).toEqual(['parcel-dispatched', 'parcel-dispatched'])
    expect((['cancelled', 'returning', 'returned'] as const).map(code)).toEqual(Array(3).fill('order-closed'))
  })
})

test('a parcel moves along when its time has come, one stretch at a time, and not a millisecond before', () => {
  expect(moveAlong(planned, packMs - 1)).toEqual({ ok: true, events: [] })
  const left = after(planned, moveAlong(planned, packMs))
  expect(left).toMatchObject({ status: 'dispatched', trackingNumber: 'GP-1', dueAt: packMs + carryMs })
  expect(left?.packages).toMatchObject([{ status: 'collected', trackingNumber: 'GP-1' }])
  expect(moveAlong(left, packMs)).toEqual({ ok: true, events: [] })
  const there = after(left, moveAlong(left, 99))
  expect(there?.status).toBe('delivered')
  expect(there?.packages[0]?.scans.map(({ status }) => status)).toEqual([
    'collected',
    'in-transit',
    'out-for-delivery',
    'delivered',
  ])
  expect(there).not.toHaveProperty('dueAt')
  expect(moveAlong(there, 999)).toEqual({ ok: true, events: [] })
})

type Step =
  | { readonly kind: 'plan' | 'cancel' }
  | { readonly kind: 'revise'; readonly revision: number }
  | { readonly kind: 'wait'; readonly ms: number }

/** A revision always says the same lines, as orders writes it down before it asks. */
const linesOf = (revision: number): Line[] => [{ sku: lamp, quantity: 10 - revision }]
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('plan' as const, 'cancel' as const) }),
  fc.record({ kind: fc.constant('revise' as const), revision: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 12 }) }),
)

/** The published state machine: what may follow what. */
const ways: Record<Parcel['status'] | 'none', readonly Parcel['status'][]> = {
  none: ['expected', 'planned', 'cancelled'],
  expected: ['expected', 'planned', 'cancelled'],
  planned: ['planned', 'dispatched', 'cancelled'],
  dispatched: ['dispatched', 'delivered', 'returning'],
  delivered: [],
  cancelled: [],
  returning: ['returning', 'returned'],
  returned: [],
}

test('whatever is asked and heard in whatever order, a parcel keeps to the ways and to what was promised of it', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let parcel: Parcel | undefined
      let now = 0
      let promised: readonly Line[] | undefined
      let cancelled = false
      const happened: string[] = []

      const apply = (decision: Decision): boolean => {
        if (!decision.ok) return false
        for (const event of decision.events) {
          const before = parcel?.status ?? 'none'
          parcel = evolve(identity, parcel, event, now)
          happened.push(event.type)
          expect(ways[before]).toContain(parcel.status)
          if (event.type === 'dispatched') expect(parcel.lines).toEqual(promised ?? bought)
        }
        return true
      }

      for (const one of [...steps, { kind: 'wait', ms: 100 } as const, { kind: 'wait', ms: 100 } as const]) {
        if (one.kind === 'plan') apply(plan(parcel, { lines: bought, leavesAt: now + packMs }))
        if (one.kind === 'cancel') cancelled = apply(cancel(parcel, { returnsAt: now + returnMs })) || cancelled
        if (one.kind === 'wait') {
          now += one.ms
          apply(moveAlong(parcel, now))
        }
        if (one.kind === 'revise') {
          const newest = one.revision > (parcel?.revision ?? 0)
          const done = apply(revise(parcel, { revision: one.revision, lines: linesOf(one.revision) }))
          if (done && newest) promised = linesOf(one.revision)
        }
      }

      for (const once of ['planned', 'dispatched', 'delivered', 'called-back', 'returned'])
        expect(happened.filter((type) => type === once).length).toBeLessThan(2)
      if (promised) expect(parcel?.lines).toEqual(promised)
      // Whoever was told that a parcel is stopped or called back never gets it.
      if (cancelled) expect(['cancelled', 'returned']).toContain(parcel?.status ?? 'none')
      else if (happened.includes('planned')) expect(parcel?.status).toBe('delivered')
    }),
    { numRuns: 500 },
  )
})
