import { millsInPenny, pounds, poundsOfPence } from '../dataset/money.ts'
import type { LeftOut } from '../folder/format.ts'
import { type Reason, reasons } from '../goods/sellable.ts'
import type { Ledger } from './ledger.ts'
import type { Sales } from './sales.ts'

/** Two sums that have to be the same, to the penny. */
export interface Equation {
  readonly name: string
  readonly terms: readonly (readonly [name: string, amount: string])[]
  readonly holds: boolean
}

/** Whether the shop and the data agree: what was ordered, what was given back, and what the shop says it has sold. */
export function equationsOf(ledger: Ledger, sales?: { readonly before: Sales; readonly after: Sales }): Equation[] {
  const { orderedCents, refundedCents, gross, takenBack, leftOut, notTakenBack, grownCents } = ledger
  const equations: Equation[] = [
    {
      name: 'sales',
      terms: [
        ['ordered, by the shop’s own replies', poundsOfPence(orderedCents)],
        ...termsOf(leftOut.list(), 'left out'),
        ['gross, by the data', pounds(gross)],
      ],
      holds: orderedCents * millsInPenny + leftOut.mills === gross,
    },
    {
      name: 'cancellations',
      terms: [
        ['given back, by the shop’s own replies', poundsOfPence(refundedCents)],
        ...termsOf(negated(notTakenBack.list()), 'not taken back'),
        ['taken back, by the data', pounds(-takenBack)],
      ],
      holds: refundedCents * millsInPenny - notTakenBack.mills === -takenBack,
    },
  ]
  if (!sales) return equations
  const grown = sales.after.revenueCents - sales.before.revenueCents
  const terms = [
    ['grown, by what the shop says it has sold', poundsOfPence(grown)],
    ['grown, by the orders', poundsOfPence(grownCents)],
  ] as const
  return [...equations, { name: 'revenue', terms, holds: grown === grownCents }]
}

function termsOf(outs: LeftOut, what: string): [string, string][] {
  return outs.map(({ reason, rows, mills }) => [
    `${what}: ${reasons[reason satisfies Reason]} (${rows} ${rows === 1 ? 'row' : 'rows'})`,
    pounds(mills),
  ])
}

function negated(outs: LeftOut): LeftOut {
  return outs.map((out) => ({ ...out, mills: out.mills === 0 ? 0 : -out.mills }))
}
