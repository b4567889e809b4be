import type { Call } from '@galleria/chassis/call'
import type { Account, Entry } from './domain/bookkeeping.ts'
import type { Decision } from './domain/decide.ts'
import type { Asked, Payment, Terms } from './domain/payment.ts'
import type { Alarm, ChargeWord, RefundWord } from './domain/provider-word.ts'

/** What became of a change: the decision, and the payment as it is now. */
export interface Outcome {
  readonly decision: Decision
  readonly payment: Payment | undefined
}

/** Shows a payment to a rule. */
export type Decide = (past: Payment | undefined) => Decision

/** One event as its consumer knows it. */
export interface InboxKey {
  readonly consumer: string
  readonly eventId: string
}

/** Where payments are kept. */
export interface Ledger {
  load(orderId: string): Payment | undefined
  /**
   * Shows the payment to `decide` and writes down what it decides, with what is booked and announced of it: all or
   * nothing.
   */
  change(orderId: string, at: number, decide: Decide, call?: Call): Outcome
  /** The same, together with the key of the event that led to it (I-MSG-2). Nothing when that was heard before. */
  changeOnce(key: InboxKey, orderId: string, at: number, decide: Decide, call?: Call): Outcome | undefined
  /** The order to which a refund's id belongs. */
  orderOfRefund(refundId: string): string | undefined
  /** Orders whose payment is in doubt and due for another look at `now`, longest overdue first. */
  inDoubt(now: number, limit: number): string[]
  /** Leaves a payment in doubt alone until then. */
  postpone(orderId: string, until: number): void
  /** Makes a payment in doubt due by then, if it is not due sooner. */
  hurry(orderId: string, at: number): void
  /** How many payments are in doubt. */
  doubts(): number
}

/** What one account was debited and credited, in cents. */
export interface Balance {
  readonly account: Account
  readonly debitCents: number
  readonly creditCents: number
}

/** An entry of the provider's own books, in our language. */
export interface ProviderEntry extends Pick<Entry, 'kind' | 'ref' | 'amountCents'> {
  /** The provider's name for the entry. */
  readonly id: string
}

/** An entry that is in one of the two books only (I-PAY-5). */
export interface Difference extends Pick<Entry, 'kind' | 'ref' | 'amountCents'> {
  readonly side: 'ours' | 'theirs'
  /** Epoch milliseconds at which it was noted. */
  readonly since: number
}

/** The double-entry books, and how they differ from the provider's. */
export interface Books {
  balances(): Balance[]
  /** The last entry of the provider's books that was compared. */
  cursor(): string | undefined
  /**
   * Compares a page of the provider's books, which came after the entry `after`, with ours, and moves the cursor to its
   * end. A page may be compared twice: an entry that says something else than before replaces what it said.
   */
  compare(page: readonly ProviderEntry[], after: string | undefined, at: number): void
  /** Notes that all of the provider's books has been compared. */
  compared(at: number): void
  comparedAt(): number | undefined
  /** Entries on one side only since before `since`. */
  mismatches(since: number): number
  /** Those that nobody has been told of yet, from now on told. */
  newMismatches(since: number): Difference[]
  /** Where to read again what the provider's books have and ours do not: the entries after which those pages came. */
  doubtfulPages(since: number, limit: number): (string | undefined)[]
  /** The provider's entries that ours do not have, newest first. */
  onlyTheirs(limit: number): Difference[]
}

/** Which webhooks have come. */
export interface WebhookInbox {
  /** Notes one by its id. False when it was noted before. */
  note(eventId: string, type: string, at: number): boolean
  /** Forgets those that came before then. */
  forget(before: number): void
}

/** A card field of the provider's own, for a page to frame. */
export interface HostedField {
  readonly url: string
  readonly origin: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

/** A page of the provider's books. */
export interface ProviderPage {
  readonly entries: readonly ProviderEntry[]
  readonly hasMore: boolean
}

/** The charge of an order. */
export interface ChargeName {
  readonly orderId: string
  /** The provider's name for it. */
  readonly chargeId: string
}

/**
 * The payment provider, in our language. Each method may be asked again with the effect of once: it names the order or
 * the refund, and the provider knows an ask by that name.
 * @throws Outage when no answer came that can be trusted; then nobody knows what the provider has done.
 */
export interface Provider {
  openField(call: Call): Promise<HostedField>
  authorize(orderId: string, terms: Terms, call: Call): Promise<ChargeWord>
  /** Takes so much of what was authorized, and lets go of the rest. */
  capture(charge: ChargeName, amountCents: number, call: Call): Promise<ChargeWord>
  /** Cancels the order's charge, and bars one that is still on its way. */
  cancel(orderId: string, call: Call): Promise<ChargeWord>
  find(orderId: string, call: Call): Promise<ChargeWord>
  refund(charge: ChargeName, asked: Pick<Asked, 'refundId' | 'amountCents'>, call: Call): Promise<RefundWord>
  findRefund(charge: ChargeName, refundId: string, call: Call): Promise<RefundWord>
  /** The provider's own books, from after an entry on. */
  entries(after: string | undefined, call: Call): Promise<ProviderPage>
}

/** Tells the time in epoch milliseconds. */
export type Now = () => number

/** What is counted. Each has few kinds, so that it can be a metric's label. */
export interface Tally {
  alarm(kind: Alarm): void
  webhook(outcome: WebhookOutcome): void
}

/** What became of a webhook. */
export type WebhookOutcome =
  | 'looked'
  | 'nothing-open'
  | 'duplicate'
  | 'unknown-reference'
  | 'malformed'
  | 'unsigned'
  | 'too-old'
  | 'bad-signature'

/** What every errand of payments needs. */
export interface PaymentsPorts {
  readonly ledger: Ledger
  readonly books: Books
  readonly webhooks: WebhookInbox
  readonly provider: Provider
  readonly tally: Tally
  readonly now: Now
}
