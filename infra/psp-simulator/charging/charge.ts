import type { TokenRow } from '../books/cards.ts'
import type { ChargeRow } from '../books/charges.ts'
import { shownCharge } from './shown.ts'
import { type Keyed, newId, type Refused, type Till } from './till.ts'

/** A charge that a merchant wants. */
export interface WantedCharge {
  readonly source: string
  readonly amount: string
  readonly currency: string
  readonly reference: string
}

/** What came of asking for a charge. A lost one leaves nothing behind. */
export type Charged = { readonly charge: ChargeRow; readonly isNew: boolean } | Refused | { readonly lost: true }

/** Authorizes a card's money; the same key gives the same charge. */
export function startCharge(till: Till, { key, fingerprint, wanted }: Keyed<WantedCharge>): Charged {
  const { cards, charges } = till.books
  finishDue(till)
  const before = charges.byKey(key)
  if (before) return again(before, fingerprint)
  if (charges.isEnded(wanted.reference)) return { error: 'reference_canceled' }
  if (charges.byReference(wanted.reference)) return { error: 'reference_taken' }
  const token = cards.token(wanted.source)
  if (!token) return { error: 'token_unknown' }
  if (token.spent_on !== null) return { error: 'token_spent' }
  if (token.expires <= till.now()) return { error: 'token_stale' }
  if (token.outcome.kind === 'lost') return { lost: true }

  const charge = newCharge(till, token, { key, fingerprint, wanted })
  charges.add(charge)
  cards.spendToken(token.id, wanted.reference)
  if (charge.state === 'requires_capture') till.tell('charge.authorized', shownCharge(charge))
  if (charge.state === 'refused') till.tell('charge.refused', shownCharge(charge))
  return { charge, isNew: true }
}

/** Decides the charges that were being worked on and whose time has come. */
export function finishDue({ books, now, tell }: Till): void {
  for (const charge of books.charges.finishDue(now())) tell('charge.authorized', shownCharge(charge))
}

function again(before: ChargeRow, fingerprint: string): Charged {
  if (before.fingerprint !== fingerprint) return { error: 'key_reused' }
  return before.state === 'processing' ? { error: 'key_in_progress' } : { charge: before, isNew: false }
}

function newCharge(till: Till, token: TokenRow, { key, fingerprint, wanted }: Keyed<WantedCharge>): ChargeRow {
  const { outcome, last4, brand } = token
  return {
    id: newId('ch'),
    reference: wanted.reference,
    idempotency_key: key,
    fingerprint,
    amount: wanted.amount,
    currency: wanted.currency,
    last4,
    brand,
    state: outcome.kind === 'refuse' ? 'refused' : outcome.kind === 'slow' ? 'processing' : 'requires_capture',
    refusal: outcome.kind === 'refuse' ? outcome.code : null,
    created: Math.floor(till.now() / 1000),
    ready_at: till.now() + (outcome.kind === 'slow' ? till.hangMs : 0),
    captured: 0,
    refunded: 0,
  }
}
