import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { PaymentsPorts, Tally } from './ports.ts'

/** Counts what payments meets. */
export function paymentsTally(metrics: Metrics): Tally {
  const alarms = metrics.counter({
    name: 'galleria_payment_alarms_total',
    help: 'What the payment provider said that cannot be true, and was not acted upon.',
    labels: ['alarm'],
  })
  const webhooks = metrics.counter({
    name: 'galleria_payment_webhooks_received_total',
    help: 'Webhooks of the payment provider, by what became of them.',
    labels: ['outcome'],
  })
  return {
    alarm: (alarm) => alarms.increment({ alarm }),
    webhook: (outcome) => webhooks.increment({ outcome }),
  }
}

/** Shows what is open between the provider and us. */
export function observeBooks(metrics: Metrics, { ledger, books, now }: PaymentsPorts, graceMs: number): void {
  metrics.observed(
    { name: 'galleria_payment_doubt', help: 'Payments the provider still owes us an answer to.', labels: [] },
    () => ledger.doubts(),
  )
  metrics.observed(
    {
      name: 'galleria_ledger_mismatches',
      help: 'Entries in our books or the provider’s only, for longer than the grace period.',
      labels: [],
    },
    () => books.mismatches(now() - graceMs),
  )
}
