import type { ChargeRow } from '../books/charges.ts'
import { toCents } from './amount.ts'
import { finishDue } from './charge.ts'
import { shownCharge } from './shown.ts'
import { closedBy, type Refused, type Till } from './till.ts'

/** A charge as it stands after a movement, or why it does not move. */
export type Moved = { readonly charge: ChargeRow } | Refused

/** Takes `cents` of a charge, once, and lets the rest go. The same amount again is the same capture. */
export function capture(till: Till, id: string, cents: number): Moved {
  const { charges, ledger } = till.books
  finishDue(till)
  const found = charges.get(id)
  if (!found) return { error: 'not_found' }
  if (found.state === 'settled' && found.captured === cents) return { charge: found }
  if (found.state === 'requires_capture' && cents > toCents(found.amount)) return { error: 'capture_exceeds_charge' }
  const settled = charges.settle(id, cents)
  if (!settled) return { error: closedBy[found.state] }
  ledger.add({
    kind: 'capture',
    charge: id,
    reference: settled.reference,
    amount: cents,
    created: Math.floor(till.now() / 1000),
  })
  till.tell('charge.settled', shownCharge(settled))
  return { charge: settled }
}

/** Lets go what was authorized; twice is once. What was taken is given back by a refund instead. */
export function cancel(till: Till, id: string): Moved {
  finishDue(till)
  const found = till.books.charges.get(id)
  if (!found) return { error: 'not_found' }
  if (found.state === 'settled' || found.state === 'refused') return { error: closedBy[found.state] }
  return { charge: letGo(till, found) }
}

/** Ends a reference: lets go what came under it, and turns away what comes later. Answers with what was found. */
export function endReference(till: Till, reference: string): ChargeRow | undefined {
  const { charges } = till.books
  finishDue(till)
  charges.endReference(reference)
  const found = charges.byReference(reference)
  return found && letGo(till, found)
}

function letGo({ books, tell }: Till, found: ChargeRow): ChargeRow {
  const canceled = books.charges.cancel(found.id)
  if (canceled) tell('charge.canceled', shownCharge(canceled))
  return canceled ?? found
}
