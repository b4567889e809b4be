import type { Order } from '@galleria/contracts/orders'

/** Whether nothing will happen to an order any more. */
export function isOver({ status, changing }: Pick<Order, 'status' | 'changing'>): boolean {
  return changing === undefined && (status === 'rejected' || status === 'cancelled' || status === 'delivered')
}

/** The one that knows more; an order never goes back in version, whichever way its news came. */
export function newer(known: Order | undefined, heard: Order): Order {
  return known?.orderId === heard.orderId && known.version > heard.version ? known : heard
}
