import type { Order } from '@galleria/contracts/orders'
import type { OrderPage } from '@galleria/contracts/web'
import { newerParcel } from './parcel.ts'

/** Whether nothing will happen to an order any more. */
export function isOver({ status, changing }: Pick<Order, 'status' | 'changing'>): boolean {
  return changing === undefined && (status === 'rejected' || status === 'cancelled' || status === 'delivered')
}

/**
 * What is known after something was heard: neither an order nor its parcel ever goes back, whichever way its news came. It is what was
 * known, to the letter, when nothing new was heard.
 */
export function merged(known: OrderPage | undefined, heard: OrderPage): OrderPage {
  if (known?.orderId !== heard.orderId) return heard
  const { parcel: _, parcelUnknown: __, ...order } = known.version > heard.version ? known : heard
  const parcel = newerParcel(known.parcel, heard.parcel)
  // Who says nothing of the parcel does not say that anybody knows where it is.
  const isUnknown = heard.parcelUnknown ?? (heard.parcel ? undefined : known.parcelUnknown)
  const isNews = order.version > known.version || parcel !== known.parcel || isUnknown !== known.parcelUnknown
  return isNews ? { ...order, ...(parcel ? { parcel } : {}), ...(isUnknown ? { parcelUnknown: true } : {}) } : known
}
