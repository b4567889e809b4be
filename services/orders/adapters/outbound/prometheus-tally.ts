import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { Tally } from '../../ports.ts'

/** Counts in the process's own metrics. */
export function prometheusTally(metrics: Metrics): Tally {
  const placed = metrics.counter({
    name: 'galleria_orders_placed_total',
    help: 'Orders that were written down.',
    labels: [],
  })
  const confirmed = metrics.counter({
    name: 'galleria_orders_confirmed_total',
    help: 'Orders that were confirmed.',
    labels: [],
  })
  const rejected = metrics.counter({
    name: 'galleria_orders_rejected_total',
    help: 'Orders that came to nothing.',
    labels: ['reason'],
  })
  return {
    placed: () => placed.increment({}),
    confirmed: () => confirmed.increment({}),
    rejected: (reason) => rejected.increment({ reason }),
  }
}
