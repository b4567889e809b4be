import type { DeliveryService } from '@galleria/contracts/shipping'
import type { Locale } from '@galleria/contracts/values'
import { type ComputedRef, computed, type Ref, ref, watch } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import type { CheckoutForm, FieldErrors } from '../model/checkout-form.ts'
import { type DeliveryOffer, isServiceRefused, offerOf } from '../model/delivery-offer.ts'
import type { Timers } from './timers.ts'
import { useLastChoice } from './use-last-choice.ts'
import { type QuoteViewModel, useQuote } from './use-quote.ts'

/** How it is brought, and what everything costs then. */
export interface DeliveryViewModel {
  readonly quote: QuoteViewModel
  /** How it can be brought. */
  readonly offer: ComputedRef<DeliveryOffer>
  /** The way that was chosen is not offered, so that another one was. */
  readonly serviceGone: Readonly<Ref<boolean>>
  /** What is shown may not be what it costs: it is being asked for. */
  readonly pricing: ComputedRef<boolean>
  /** What is refused as soon as it is asked about, and so stands beside its field before anybody presses a button. */
  readonly refused: ComputedRef<FieldErrors>
  /** Has it brought in this way. */
  chooseService(service: DeliveryService): void
}

/** Asks for a price whenever the form says another delivery, and reads out of it how else it could be brought. */
export function useDelivery(
  api: OrdersApi,
  form: CheckoutForm,
  locale: Readonly<Ref<Locale>>,
  { timers, held }: { readonly timers: Timers; readonly held: () => boolean },
): DeliveryViewModel {
  const { choice, isTyping } = useLastChoice(form, timers)
  const quote = useQuote(api, choice, locale, { timers, held })
  const serviceGone = ref(false)
  const offer = computed(() => offerOf(quote.load.value, choice.value, isTyping.value))
  const pricing = computed(() => isTyping.value || (quote.load.value.phase === 'ready' && quote.load.value.reloading))
  const refused = computed(
    (): FieldErrors => (offer.value.state === 'unserved' ? { 'delivery.address.postalCode': 'unserved' } : {}),
  )
  watch(quote.load, (load) => {
    if (!isServiceRefused(load) || form.service === '') return
    serviceGone.value = true
    form.service = ''
  })
  function chooseService(service: DeliveryService): void {
    serviceGone.value = false
    form.service = service
  }
  return { quote, offer, serviceGone, pricing, refused, chooseService }
}
