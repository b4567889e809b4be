import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { OrderViews, Tally } from '../../ports.ts'

/** Counts in the process's own metrics. */
export function prometheusTally(metrics: Metrics): Tally {
  const counted = (name: string, help: string) => metrics.counter({ name, help, labels: [] })
  const placed = counted('galleria_orders_placed_total', 'Orders that were written down.')
  const confirmed = counted('galleria_orders_confirmed_total', 'Orders that were confirmed.')
  const cancelled = counted('galleria_orders_cancelled_total', 'Orders that were cancelled.')
  const revised = counted('galleria_orders_revised_total', 'Orders that pieces were taken out of.')
  const rejected = metrics.counter({
    name: 'galleria_orders_rejected_total',
    help: 'Orders that came to nothing.',
    labels: ['reason'],
  })
  return {
    happened(event) {
      switch (event.type) {
        case 'order-placed':
          return placed.increment({})
        case 'order-confirmed':
          return confirmed.increment({})
        case 'order-rejected':
          return rejected.increment({ reason: event.rejection.reason })
        case 'order-cancelled':
          return cancelled.increment({})
        case 'order-revised':
          return revised.increment({})
        default:
      }
    },
  }
}

/** Shows what the store knows. */
export function observeOrders(metrics: Metrics, views: OrderViews): void {
  metrics.observed(
    { name: 'galleria_orders_pending', help: 'Orders that are neither confirmed nor rejected.', labels: [] },
    views.countPending,
  )
  metrics.observed(
    { name: 'galleria_sales_pieces', help: 'Pieces sold, without those that were given back.', labels: [] },
    () => views.sales().pieces,
  )
  metrics.observed(
    { name: 'galleria_sales_revenue_cents', help: 'What was sold is worth, without what was given back.', labels: [] },
    () => views.sales().revenueCents,
  )
  metrics.observed(
    { name: 'galleria_sales_refunded_cents', help: 'What was given back of what was sold.', labels: [] },
    () => views.sales().refundedCents,
  )
}
