import { useApi, useLocale, useMessages, useTitle } from '@galleria/ui'
import { computed } from 'vue'
import { createOrdersApi } from '../api/orders-api.ts'
import { messages } from '../messages/index.ts'
import { isUnknown } from '../model/problems.ts'
import { browserTimers } from './timers.ts'
import { useCartNews } from './use-cart-news.ts'
import { useOrder } from './use-order.ts'
import { useOrderAddress } from './use-order-address.ts'
import { useStoreName } from './use-store-name.ts'

/** What both pages about one order are made of: the order in the address, its store, and the page's name. */
export function useOrderPage() {
  const t = useMessages(messages)
  const locale = useLocale()
  const api = createOrdersApi(useApi())
  const tellCart = useCartNews(api, locale)
  const order = useOrder(api, useOrderAddress(), locale, { timers: browserTimers, settled: () => void tellCart() })
  const { load } = order
  const delivery = computed(() => (load.value.phase === 'ready' ? load.value.value.delivery : undefined))

  useTitle(() => {
    if (load.value.phase === 'loading') return undefined
    if (load.value.phase === 'ready') return t('order.title', { number: load.value.value.orderNumber })
    return isUnknown(load.value.problem, 'orderId') ? t('order.unknownTitle') : t('page.failed')
  })
  return { ...order, t, locale, store: useStoreName(api, delivery, locale) }
}
