import type { DeclineReason, Payment, PaymentEvent, Terms } from './payment.ts'

/** Why a payment cannot go the way somebody wants. */
export type PaymentProblem =
  | { readonly code: 'declined'; readonly reason: DeclineReason }
  | { readonly code: 'other-amount'; readonly amountCents: number }
  | { readonly code: 'closed' }
  | { readonly code: 'order-unknown' }

/** What to write down, or why not. Nothing to write down means that it had been asked before. */
export type Decision =
  | { readonly ok: true; readonly events: readonly PaymentEvent[] }
  | { readonly ok: false; readonly problem: PaymentProblem }

/** Asks for the money, once. Asked again it stands by what is known, and by the first amount. */
export function authorize(past: Payment | undefined, terms: Terms): Decision {
  switch (past?.status) {
    case undefined:
    case 'withdrawn':
      return yes({ type: 'authorize-asked', amountCents: terms.amountCents, token: terms.token })
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
      return past.amountCents === terms.amountCents
        ? nothingNew
        : no({ code: 'other-amount', amountCents: past.amountCents })
  }
}

/** Takes what was authorized. While the authorization is in doubt there is nothing to write down yet. */
export function capture(past: Payment | undefined): Decision {
  switch (past?.status) {
    case undefined:
    case 'barred':
    case 'withdrawn':
      return no({ code: 'order-unknown' })
    case 'authorized':
      return yes({ type: 'capture-asked' })
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

const nothingNew: Decision = { ok: true, events: [] }

function yes(event: PaymentEvent): Decision {
  return { ok: true, events: [event] }
}

function no(problem: PaymentProblem): Decision {
  return { ok: false, problem }
}
