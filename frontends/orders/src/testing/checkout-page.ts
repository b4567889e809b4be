import type { Order, Quote } from '@galleria/contracts/orders'
import type { PlaceOrder, Session } from '@galleria/contracts/web'
import { type Ref, shallowRef } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import type { Attempt } from '../model/attempt.ts'
import type { CheckoutForm } from '../model/checkout-form.ts'
import { useCheckout } from '../viewmodels/use-checkout.ts'
import { apiOf, settled, yes } from './answers.ts'
import { handClock } from './hand-clock.ts'
import { inPage, locale } from './in-page.ts'
import { memoryShelf } from './memory-shelf.ts'
import { field, order, quote } from './samples.ts'

/** What a shopper who wants it brought home fills in. */
export const filled = {
  name: 'Mina Park',
  email: 'mina@example.com',
  street: 'Torstraße 1',
  postalCode: '10119',
  city: 'Berlin',
}

/** A checkout with everything around it in hand; `place` may be scripted, everything else answers as the contract's examples do. */
export async function checkoutPage(
  given: Partial<OrdersApi> = {},
  {
    attempts = memoryShelf<Attempt>(),
    draft = memoryShelf<CheckoutForm>(),
    session = shallowRef<Session>(),
  }: {
    attempts?: ReturnType<typeof memoryShelf<Attempt>>
    draft?: ReturnType<typeof memoryShelf<CheckoutForm>>
    session?: Ref<Session | undefined>
  } = {},
) {
  const clock = handClock()
  const sent: { key: string; body: PlaceOrder }[] = []
  const asked = { quotes: 0, fields: 0, tokens: 0 }
  const ordered: Order[] = []
  let keys = 0

  const place = given.place ?? (async () => yes(order))
  const api = apiOf({
    ...given,
    quote: (wish, ask) => {
      asked.quotes += 1
      return given.quote
        ? given.quote(wish, ask)
        : Promise.resolve(yes<Quote>({ ...quote, quoteId: `quote-${asked.quotes}`, delivery: wish.delivery }))
    },
    paymentField: async () => {
      asked.fields += 1
      return yes({ ...field, url: `${field.url}-${asked.fields}` })
    },
    place: (body, key, ask) => {
      sent.push({ key, body })
      return place(body, key, ask)
    },
  })
  const { vm, leave } = inPage(() =>
    useCheckout(api, locale, {
      timers: clock,
      newKey: () => `key-${++keys}`,
      attempts,
      draft,
      session,
      tellFrame: () => {
        asked.tokens += 1
      },
      ordered: (placed) => ordered.push(placed),
    }),
  )
  await settled()
  const hear = async (data: unknown, said = { origin: field.origin, fromFrame: true }) => {
    vm.card.hear({ ...said, data })
    await settled()
  }
  // The field has come.
  await hear({ type: 'psp:resize', height: 252 })
  return {
    vm,
    leave,
    clock,
    session,
    attempts,
    draft,
    sent,
    asked,
    ordered,
    hear,
    /** Types it, and waits until the shop was asked what bringing it there costs. */
    fill: async () => {
      Object.assign(vm.form, filled)
      await clock.pass(500)
    },
    /** The field's answer when all is well. */
    token: (token = 'tok_4242Kd83') => hear({ type: 'psp:token', token, last4: '4242', brand: 'visa' }),
    /** The field's answer when it has none. */
    state: (complete: boolean, error?: string) => hear({ type: 'psp:state', complete, ...(error ? { error } : {}) }),
  }
}
