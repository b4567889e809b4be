import type { Locale } from '@galleria/contracts/values'
import { tell } from '@galleria/ui'
import type { Ref } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'

/** Finds out what an order has left in the cart, and tells everyone on the page. Without an answer nobody is told anything. */
export function useCartNews(api: OrdersApi, locale: Readonly<Ref<Locale>>): () => Promise<void> {
  return async () => {
    const answer = await api.cart({ locale: locale.value })
    if (answer.ok) tell('cart-changed', { itemCount: answer.value.cart.itemCount })
  }
}
