import type { Violation } from '../../invariants/violation.ts'
import { withStores } from '../rig/stores.ts'

const orderInText = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
const mostOrders = 5

/** The events and sagas of the orders that violations name, as lines for a person to read. */
export function lifeOfOrdersIn(data: string, violations: readonly Violation[]): string[] {
  const named = [...new Set(violations.flatMap(({ detail }) => detail.match(orderInText) ?? []))].slice(0, mostOrders)
  return withStores(data, ({ orders, payments }) =>
    named.flatMap((id) => [
      `order ${id}`,
      ...orders
        .query<{ line: string }, [string]>(
          `SELECT time || ' v' || version || ' ' || type || ' ' || data AS line FROM order_events WHERE order_id = ? ORDER BY version`,
        )
        .all(id)
        .map(({ line }) => `  ${line}`),
      ...orders
        .query<{ line: string }, [string]>(
          `SELECT name || ' ' || state || ': ' || coalesce((SELECT group_concat(what || ' ' || step, ', ' ORDER BY seq)
             FROM saga_log WHERE saga_log.saga_id = sagas.saga_id), '') AS line FROM sagas WHERE saga_id LIKE '%' || ? || '%'`,
        )
        .all(id)
        .map(({ line }) => `  saga ${line}`),
      ...payments
        .query<{ status: string; captured_cents: number }, [string]>(
          'SELECT status, captured_cents FROM payments WHERE order_id = ?',
        )
        .all(id)
        .map(({ status, captured_cents }) => `  payment ${status}, captured ${captured_cents}`),
    ]),
  )
}
