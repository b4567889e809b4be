import type { Locale } from '@galleria/contracts/values'
import type { Ref } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import { useCartTold } from './use-cart-told.ts'

/** Finds out what an order has left in the cart, and tells everyone on the page. Without an answer nobody is told anything. */
export function useCartNews(api: OrdersApi, locale: Readonly<Ref<Locale>>): () => Promise<void> {
  const told = useCartTold()
  return async () => {
    const answer = await api.cart({ locale: locale.value })
    if (answer.ok) told({ itemCount: answer.value.cart.itemCount })
  }
}
