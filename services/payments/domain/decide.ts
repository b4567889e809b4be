import { dueOf } from './given-back.ts'
import type { DeclineReason, Payment, PaymentEvent, Terms } from './payment.ts'

/** Why a payment cannot go the way somebody wants. */
export type PaymentProblem =
  | { readonly code: 'declined'; readonly reason: DeclineReason }
  /** Asked for before, with this much instead. */
  | { readonly code: 'other-terms'; readonly field: 'amount' | 'tax'; readonly cents: number }
  | { readonly code: 'tax-too-large' }
  | { readonly code: 'closed' }
  | { readonly code: 'order-unknown' }
  | { readonly code: 'refund-too-large'; readonly leftCents: number; readonly leftTaxCents: number }
  /** The refund's id is another order's. */
  | { readonly code: 'refund-taken' }

/** What to write down, or why not. Nothing to write down means that it had been asked before, or cannot be told yet. */
export type Decision =
  | { readonly ok: true; readonly events: readonly PaymentEvent[] }
  | { readonly ok: false; readonly problem: PaymentProblem }

/** Asks for the money, once. Asked again it stands by what is known, and by the first amount. */
export function authorize(past: Payment | undefined, { amountCents, taxCents, token }: Terms): Decision {
  switch (past?.status) {
    case undefined:
    case 'withdrawn':
      return taxCents > amountCents
        ? no({ code: 'tax-too-large' })
        : yes({ type: 'authorize-asked', amountCents, taxCents, token })
    case 'barred':
    case 'voiding':
    case 'voided':
      return no({ code: 'closed' })
    case 'declined':
      return no({ code: 'declined', reason: past.declineReason ?? 'card-refused' })
    case 'authorizing':
    case 'unknown':
    case 'authorized':
    case 'capturing':
    case 'captured':
      if (past.amountCents !== amountCents) return no({ code: 'other-terms', field: 'amount', cents: past.amountCents })
      if (past.taxCents !== undefined && past.taxCents !== taxCents)
        return no({ code: 'other-terms', field: 'tax', cents: past.taxCents })
      return nothingNew
  }
}

/**
 * Takes what is due. While the authorization is in doubt there is nothing to write down yet. Where all of it has been let
 * go there is nothing to take, so the rest of the authorization goes as well.
 */
export function capture(past: Payment | undefined): Decision {
  switch (past?.status) {
    case undefined:
    case 'barred':
    case 'withdrawn':
      return no({ code: 'order-unknown' })
    case 'authorized':
      return yes(dueOf(past).amountCents > 0 ? { type: 'capture-asked' } : { type: 'void-asked' })
    case 'authorizing':
    case 'unknown':
    case 'capturing':
    case 'captured':
      return nothingNew
    case 'declined':
    case 'voiding':
    case 'voided':
      return no({ code: 'closed' })
  }
}

/** Lets the money go, or bars an `authorize` that was sent earlier and arrives later. What was taken stays taken. */
export function letGo(past: Payment | undefined): Decision {
  switch (past?.status) {
    case undefined:
    case 'withdrawn':
      return yes({ type: 'barred' })
    case 'authorizing':
    case 'unknown':
    case 'authorized':
      return yes({ type: 'void-asked' })
    case 'barred':
    case 'declined':
    case 'voiding':
    case 'voided':
      return nothingNew
    case 'capturing':
    case 'captured':
      return no({ code: 'closed' })
  }
}

/** Takes back an ask that surely never left the house. */
export function withdraw(past: Payment | undefined): Decision {
  return past?.status === 'authorizing' ? yes({ type: 'withdrawn' }) : nothingNew
}

/** Notes that no answer came to an authorization. */
export function doubt(past: Payment | undefined): Decision {
  return past?.status === 'authorizing' ? yes({ type: 'doubted' }) : nothingNew
}

/** Nothing to write down. */
export const nothingNew: Decision = { ok: true, events: [] }

/** Writes one event down. */
export function yes(event: PaymentEvent): Decision {
  return { ok: true, events: [event] }
}

/** Refuses. */
export function no(problem: PaymentProblem): Decision {
  return { ok: false, problem }
}
