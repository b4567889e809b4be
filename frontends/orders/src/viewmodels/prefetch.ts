import type { ApiAnswer, Prefetch, VisitAhead } from '@galleria/ui'
import { createOrdersApi, loadKeys, type OrdersApi } from '../api/orders-api.ts'

/** See `Prefetch` in `@galleria/ui`. */
export const prefetchCart = ahead(
  ({ locale }) => loadKeys.cart(locale),
  (api, { locale }) => api.cart({ locale }),
)

/** See `Prefetch` in `@galleria/ui`. */
export const prefetchOrders = ahead(
  ({ locale, query }) => loadKeys.orders(locale, query['from']),
  (api, { locale, query }) => api.orders({ locale, cursor: query['from'] }),
)

/** See `Prefetch` in `@galleria/ui`. */
export const prefetchOrder = ahead(
  ({ locale, params }) => loadKeys.order(locale, orderIdOf(params)),
  (api, { locale, params }) => api.order(orderIdOf(params), { locale }),
)

/** Only what was answered well is kept; a visit asks again for what was not. */
function ahead(
  key: (visit: VisitAhead) => string,
  ask: (api: OrdersApi, visit: VisitAhead) => Promise<ApiAnswer<unknown>>,
): Prefetch {
  return async (visit) => {
    const answer = await ask(createOrdersApi(visit.api), visit)
    if (answer.ok) visit.keep(key(visit), answer)
  }
}

function orderIdOf(params: VisitAhead['params']): string {
  return params['orderId'] ?? ''
}
