import type { Call } from '@galleria/chassis/call'
import { failPoint } from '@galleria/chassis/faults/fail-points'
import { type Outage, type OutageKind, outageBehind } from '@galleria/chassis/outage'
import { type Decision, doubt, withdraw } from '../domain/decide.ts'
import { doubtRefund } from '../domain/decide-refund.ts'
import type { Payment } from '../domain/payment.ts'
import {
  type ChargeWord,
  type Meaning,
  type ProviderWord,
  type RefundWord,
  weigh,
  weighRefund,
} from '../domain/provider-word.ts'
import type { PaymentsPorts } from '../ports.ts'

/** What was heard from the provider, if anything was, and where the payment stands now. */
export interface Heard<Word extends ProviderWord = ProviderWord> {
  readonly payment: Payment | undefined
  readonly word?: Word
  /** Why nothing was heard. */
  readonly outage?: Outage
}

/** A question to the provider, and what its answers mean. */
interface Question<Word extends ProviderWord> {
  readonly ask: () => Promise<Word>
  readonly weigh: (past: Payment | undefined, word: Word) => Meaning
  readonly silence: (past: Payment | undefined, outage: Outage) => Decision
}

/** Outages in which an ask surely never left this process, so that there is nothing to be in doubt about. */
const neverSent: ReadonlySet<OutageKind> = new Set<OutageKind>([
  'breaker-open',
  'bulkhead-full',
  'budget-spent',
  'overloaded',
])

/** Whether an ask surely never left this process. */
export function wasNeverSent(outage: Outage | undefined): boolean {
  return outage !== undefined && neverSent.has(outage.kind)
}

/**
 * Asks the provider and writes down what its word means. Silence is written down as doubt, never as a decline, because
 * the provider may have done what it did not manage to answer (I-PAY-6).
 */
export const makeHearProvider = (ports: PaymentsPorts) => {
  const { ledger, now } = ports

  return {
    /** Only the `first` ask for an order may be withdrawn when it was never sent: after it, another may be on its way. */
    ofCharge: (orderId: string, call: Call, ask: () => Promise<ChargeWord>, first = false) =>
      hear(orderId, call, {
        ask,
        weigh,
        silence: (past, outage) => (first && wasNeverSent(outage) ? withdraw(past) : doubt(past)),
      }),
    ofRefund: (orderId: string, refundId: string, call: Call, ask: () => Promise<RefundWord>) =>
      hear(orderId, call, {
        ask,
        weigh: (past, word) => weighRefund(past, refundId, word),
        silence: (past) => doubtRefund(past, refundId),
      }),
  }

  async function hear<Word extends ProviderWord>(
    orderId: string,
    call: Call,
    question: Question<Word>,
  ): Promise<Heard<Word>> {
    let word: Word
    try {
      word = await question.ask()
    } catch (error) {
      const outage = outageBehind(error)
      if (!outage) throw error
      call.log.warn({ orderId, outage: outage.kind, error }, 'the payment provider gave no answer')
      return { payment: ledger.change(orderId, now(), (past) => question.silence(past, outage), call).payment, outage }
    }
    failPoint('after-psp-before-record')
    return { payment: record(orderId, call, (past) => question.weigh(past, word), word), word }
  }

  function record(
    orderId: string,
    call: Call,
    weighed: (past: Payment | undefined) => Meaning,
    word: ProviderWord,
  ): Payment | undefined {
    let meaning: Meaning = { events: [] }
    const { payment } = ledger.change(
      orderId,
      now(),
      (past) => {
        meaning = weighed(past)
        return { ok: true, events: meaning.events }
      },
      call,
    )
    if (meaning.alarm) {
      ports.tally.alarm(meaning.alarm)
      call.log.error(
        { orderId, alarm: meaning.alarm, word, payment: withoutToken(payment) },
        'the payment provider said what cannot be true',
      )
    }
    return payment
  }
}

function withoutToken(payment: Payment | undefined) {
  if (!payment || payment.status === 'barred') return payment
  const { token: _secret, ...rest } = payment
  return rest
}
