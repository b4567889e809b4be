import { toCents, toDecimal } from '../charging/amount.ts'
import type { ShownCharge, ShownRefund } from '../charging/shown.ts'
import type { Plan } from './liar.ts'
import type { Mode } from './modes.ts'

/** Something that shows money: a charge or a refund. */
type Shown = ShownCharge | ShownRefund

/** The lies about the money of a thing that bite. */
export function liesAbout(plan: Plan, thing: Shown): readonly Mode[] {
  // A refund names no currency.
  const told = 'currency' in thing ? (['wrong-amount', 'wrong-currency'] as const) : (['wrong-amount'] as const)
  return told.filter(plan.bites)
}

/** Shows a charge or a refund as the plan wants it shown. What is in the books stays as it is. */
export function lied<Thing extends Shown>(plan: Plan, thing: Thing): Thing {
  const lies = liesAbout(plan, thing)
  const amounts = lies.includes('wrong-amount')
    ? {
        amount: another(thing.amount),
        ...('captured_amount' in thing && thing.captured_amount !== '0.00'
          ? { captured_amount: another(thing.captured_amount) }
          : {}),
      }
    : {}
  return { ...thing, ...amounts, ...(lies.includes('wrong-currency') ? { currency: 'usd' } : {}) }
}

/** An amount that could well be true: one less, where there is one. */
function another(amount: string): string {
  const cents = toCents(amount)
  return toDecimal(cents > 100 ? cents - 100 : cents + 100)
}
