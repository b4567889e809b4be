import type { Call } from '@galleria/chassis/call'
import type { Decision } from './domain/decide.ts'
import type { Payment, Terms } from './domain/payment.ts'
import type { ProviderWord } from './domain/provider-word.ts'

/** What became of a change: the decision, and the payment as it is now. */
export interface Outcome {
  readonly decision: Decision
  readonly payment: Payment | undefined
}

/** Where payments are kept. */
export interface Ledger {
  load(orderId: string): Payment | undefined
  /** Shows the payment to `decide` and writes down what it decides, with what is announced of it: all or nothing. */
  change(orderId: string, at: number, decide: (past: Payment | undefined) => Decision, call?: Call): Outcome
  /** Orders whose payment is in doubt and due for another look at `now`, longest overdue first. */
  inDoubt(now: number, limit: number): string[]
  /** Leaves a payment in doubt alone until then. */
  postpone(orderId: string, until: number): void
  /** How many payments are in doubt. */
  doubts(): number
}

/** A card field of the provider's own, for a page to frame. */
export interface HostedField {
  readonly url: string
  readonly origin: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

/**
 * The payment provider, in our language. Each method may be asked again with the effect of once: it names the order, and
 * the provider knows an ask by that name.
 * @throws Outage when no answer came that can be trusted; then nobody knows what the provider has done.
 */
export interface Provider {
  openField(call: Call): Promise<HostedField>
  authorize(orderId: string, terms: Terms, call: Call): Promise<ProviderWord>
  capture(orderId: string, chargeId: string, amountCents: number, call: Call): Promise<ProviderWord>
  /** Cancels the order's charge, and bars one that is still on its way. */
  cancel(orderId: string, call: Call): Promise<ProviderWord>
  find(orderId: string, call: Call): Promise<ProviderWord>
}

/** Tells the time in epoch milliseconds. */
export type Now = () => number

/** What every errand of payments needs. */
export interface PaymentsPorts {
  readonly ledger: Ledger
  readonly provider: Provider
  readonly now: Now
}
