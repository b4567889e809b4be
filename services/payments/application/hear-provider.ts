import type { Call } from '@galleria/chassis/call'
import { type Outage, type OutageKind, outageBehind } from '@galleria/chassis/outage'
import { doubt, withdraw } from '../domain/decide.ts'
import { isInDoubt, type Payment } from '../domain/payment.ts'
import { type Meaning, type ProviderWord, weigh } from '../domain/provider-word.ts'
import type { Ledger, Now, PaymentsPorts } from '../ports.ts'

/** What was heard from the provider, if anything was, and where the payment stands now. */
export interface Heard {
  readonly payment: Payment | undefined
  readonly word?: ProviderWord
  /** Why nothing was heard. */
  readonly outage?: Outage
}

/** Outages in which an ask surely never left this process, so that there is nothing to be in doubt about. */
const neverSent: ReadonlySet<OutageKind> = new Set<OutageKind>(['breaker-open', 'bulkhead-full', 'budget-spent'])

/**
 * Asks the provider and writes down what its word means. Silence is written down as doubt, never as a decline, because
 * the provider may have done what it did not manage to answer. Only the `first` ask for an order may be withdrawn when
 * it was never sent: after it, another one may be on its way.
 */
export const makeHearProvider =
  ({ ledger, now }: { readonly ledger: Ledger; readonly now: Now }) =>
  async (orderId: string, call: Call, asking: () => Promise<ProviderWord>, first = false): Promise<Heard> => {
    let word: ProviderWord
    try {
      word = await asking()
    } catch (error) {
      const outage = outageBehind(error)
      if (!outage) throw error
      call.log.warn({ orderId, outage: outage.kind, error }, 'the payment provider gave no answer')
      const decide = first && neverSent.has(outage.kind) ? withdraw : doubt
      return { payment: ledger.change(orderId, now(), decide, call).payment, outage }
    }
    return { payment: noteWord({ ledger, now }, orderId, word, call), word }
  }

function noteWord(
  { ledger, now }: { ledger: Ledger; now: Now },
  orderId: string,
  word: ProviderWord,
  call: Call,
): Payment | undefined {
  let meaning: Meaning = { events: [] }
  const { payment } = ledger.change(
    orderId,
    now(),
    (past) => {
      meaning = weigh(past, word)
      return { ok: true, events: meaning.events }
    },
    call,
  )
  if (meaning.alarm) {
    call.log.error(
      { orderId, alarm: meaning.alarm, word, payment: withoutToken(payment) },
      'the payment provider said what cannot be true',
    )
  }
  return payment
}

function withoutToken(payment: Payment | undefined) {
  if (!payment || payment.status === 'barred') return payment
  const { token: _secret, ...rest } = payment
  return rest
}

/**
 * Asks the provider how an open question stands, by our own reference. A capture or a void that it has not carried out
 * is asked for again; an authorization is only looked up.
 */
export const makeResolve = (ports: PaymentsPorts) => {
  const hear = makeHearProvider(ports)
  const { provider } = ports

  return async (payment: Payment, call: Call): Promise<Heard> => {
    if (!isInDoubt(payment)) return { payment }
    const { orderId, status, chargeId, amountCents } = payment
    if (status === 'voiding') return hear(orderId, call, () => provider.cancel(orderId, call))
    const found = await hear(orderId, call, () => provider.find(orderId, call))
    if (status !== 'capturing' || found.word?.says !== 'authorized' || chargeId === undefined) return found
    return hear(orderId, call, () => provider.capture(orderId, chargeId, amountCents, call))
  }
}
