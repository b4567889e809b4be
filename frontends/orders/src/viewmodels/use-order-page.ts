import type { Order } from '@galleria/contracts/orders'
import type { Parcel } from '@galleria/contracts/shipping'
import {
  formatMoment,
  useAddress,
  useAnnounce,
  useApi,
  useLocale,
  useMessages,
  useOwnSession,
  useTitle,
} from '@galleria/ui'
import { computed, watch } from 'vue'
import { openOrderEvents } from '../api/order-events.ts'
import { createOrdersApi } from '../api/orders-api.ts'
import { messages } from '../messages/index.ts'
import { packagesOf } from '../model/parcel.ts'
import { isUnknown } from '../model/problems.ts'
import { browserSight } from './page-sight.ts'
import { useShopperPage } from './shopper-page.ts'
import { browserTimers } from './timers.ts'
import { useCartNews } from './use-cart-news.ts'
import { useLiveOrder } from './use-live-order.ts'
import { useSlow } from './use-slow.ts'
import { useStoryWords } from './use-story-words.ts'

/** After so long people begin to wonder. */
const patienceMs = 20_000

/** What both pages about one order are made of: the order in the address, followed live, and the page's name. */
export function useOrderPage() {
  const t = useMessages(messages)
  const locale = useLocale()
  const announce = useAnnounce()
  const words = useStoryWords()
  const api = createOrdersApi(useApi())
  const tellCart = useCartNews(api, locale)
  const orderId = useAddress(({ params }) => String(params['orderId']))
  const { session } = useOwnSession()
  const live = useLiveOrder(api, orderId, locale, {
    timers: browserTimers,
    sight: browserSight,
    openEvents: openOrderEvents,
    follows: (order) => order.seenAs === undefined,
    happened,
    moved,
  })
  const { load, link } = live
  const order = computed(() => (load.value.phase === 'ready' ? load.value.value : undefined))
  const slow = useSlow(() => order.value?.status === 'pending', patienceMs, browserTimers)

  function happened(now: Order, before: Order): void {
    const news = words.news(now, before)
    if (news) announce(news, { quiet: true })
    // What was bought leaves the cart when the order is settled.
    if (before.status === 'pending' && now.status !== 'pending') void tellCart()
  }
  /** Not what the order has just said of itself: an order has arrived when its packages have. */
  function moved(now: Parcel, before: Parcel): void {
    if (!order.value || now.status !== before.status) return
    const was = packagesOf(before, order.value)
    const news = packagesOf(now, order.value).filter(({ number, state }) => was[number - 1]?.state !== state)
    const words = news.map(({ number, state }) => t('package.news', { number, state: t(`package.${state}`) }))
    if (words.length > 0) announce(words.join(' '), { quiet: true })
  }
  watch(
    () => link.value?.state === 'lost',
    (isLost) => {
      const moment = formatMoment(link.value?.asOf ?? '', locale.value)
      announce(isLost ? t('live.lostText', { moment }) : t('live.liveText'), { quiet: true })
    },
  )
  useTitle(() => {
    if (load.value.phase === 'loading') return undefined
    if (load.value.phase === 'ready') return t('order.title', { number: load.value.value.orderNumber })
    return isUnknown(load.value.problem, 'orderId') ? t('order.unknownTitle') : t('page.failed')
  })
  if (import.meta.env.SSR) {
    useShopperPage(() => (load.value.phase === 'failed' ? load.value.problem : undefined), 'orderId')
  }
  const support = computed(() => order.value?.seenAs === 'support')
  const guest = computed(() => session.value?.signedIn === false)
  return { ...live, order, slow, support, guest, t, locale, api }
}
