import type { Call } from '@galleria/chassis/call'
import { outageBehind } from '@galleria/chassis/outage'
import type { Order } from '@galleria/contracts/orders'
import type { OrderPage } from '@galleria/contracts/web'
import type { ShippingDownstream } from '../downstream/shipping.ts'

/** Whether an order came so far that it may have been packed. */
export function mayBePacked({ status }: Pick<Order, 'status'>): boolean {
  return status !== 'pending' && status !== 'rejected'
}

/** Where the packages of an order are, for the page of whoever was shown the order; without shipping it says that nobody knows. */
export async function parcelOf(
  shipping: ShippingDownstream,
  order: Pick<Order, 'orderId' | 'status'>,
  call: Call,
): Promise<Pick<OrderPage, 'parcel' | 'parcelUnknown'>> {
  if (!mayBePacked(order)) return {}
  try {
    const answer = await shipping.parcel(order.orderId, call)
    if (!answer.ok) return { parcelUnknown: true }
    return answer.value ? { parcel: answer.value } : {}
  } catch (error) {
    if (outageBehind(error)) return { parcelUnknown: true }
    throw error
  }
}
