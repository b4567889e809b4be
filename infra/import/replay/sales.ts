import { orders } from '@galleria/contracts/orders'
import { answered, asConsole, type Door } from '../../cluster/verbs/console.ts'

/** What a shop says it has sold. */
export interface Sales {
  /** The totals of all confirmed orders, without what was given back. */
  readonly revenueCents: number
}

/** Asks the orders of a running copy what it has sold so far, as the person at the terminal. */
export function askSales(door: Door): Promise<Sales> {
  return asConsole(door, orders, async ({ sales }, call) => answered(await sales.get({}, call())))
}
