import type { Order } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import type { ApiProblem } from '@galleria/ui'
import {
  type ComputedRef,
  computed,
  type Reactive,
  type Ref,
  reactive,
  ref,
  type ShallowRef,
  shallowRef,
  watch,
} from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import type { Attempt, Outcome } from '../model/attempt.ts'
import { checkForm, refusedFields, stillWrong } from '../model/check-form.ts'
import { type CheckoutForm, contactOf, deliveryOf, emptyForm, type FieldErrors } from '../model/checkout-form.ts'
import { type Rejection, rejectionOf } from '../model/rejection.ts'
import type { Shelf } from '../model/shelf.ts'
import type { Timers } from './timers.ts'
import { type CardFieldViewModel, type TellFrame, useCardField } from './use-card-field.ts'
import { useCardToken } from './use-card-token.ts'
import { useLastChoice } from './use-last-choice.ts'
import { type PlacingViewModel, usePlacing } from './use-placing.ts'
import { type QuoteViewModel, useQuote } from './use-quote.ts'

/** What the checkout has to say about the last attempt. */
export type CheckoutNotice =
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'quote-expired' }
  | { readonly kind: 'cart-changed' }
  | { readonly kind: 'card-silent' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem }

/** The checkout's state and commands. */
export interface CheckoutViewModel extends Pick<PlacingViewModel, 'placing' | 'again' | 'letGo'> {
  readonly form: Reactive<CheckoutForm>
  readonly errors: Readonly<ShallowRef<FieldErrors>>
  /** Grows each time the shopper is to be shown what is wrong. */
  readonly refusals: Readonly<Ref<number>>
  readonly notice: Readonly<ShallowRef<CheckoutNotice | undefined>>
  readonly quote: QuoteViewModel
  readonly card: CardFieldViewModel
  /** Whether the order is being sent off, so that nothing may be changed and no button pressed again. */
  readonly busy: ComputedRef<boolean>
  /** There is nothing in the cart to buy. */
  readonly nothingToBuy: ComputedRef<boolean>
  /** Takes up what was typed, and what was left open, before the page was loaded anew; once mounted. */
  resume(): void
  submit(): void
}

/** What the checkout needs of the world around it. */
export interface CheckoutPorts {
  readonly timers: Timers
  readonly newKey: () => string
  readonly attempts: Shelf<Attempt>
  readonly draft: Shelf<CheckoutForm>
  readonly tellFrame: TellFrame
  /** The order is placed: confirmed, or still being settled. */
  readonly ordered: (order: Order) => void
}

const emptyCart = new Set(['cart-empty', 'cart-expired'])

/** The checkout: a form, a price that holds, a card field that is not ours, and one order out of it. */
export function useCheckout(api: OrdersApi, locale: Readonly<Ref<Locale>>, ports: CheckoutPorts): CheckoutViewModel {
  const { timers, draft } = ports
  const form = reactive(emptyForm())
  const errors = shallowRef<FieldErrors>({})
  const refusals = ref(0)
  const notice = shallowRef<CheckoutNotice>()
  let usedToken = ''

  const placing = usePlacing(api, locale, { newKey: ports.newKey, shelf: ports.attempts, ended })
  const token = useCardToken({ timers, submit: () => card.submit(), taken: place, silent: onSilence })
  const held = () => placing.placing.value.phase !== 'idle' || token.asking.value
  const card = useCardField(api, locale, { timers, held, tellFrame: ports.tellFrame, heard: token.hear })
  const quote = useQuote(api, useLastChoice(form), locale, { timers, held })
  watch(card.load, token.drop)
  watch(form, () => {
    draft.keep({ ...form })
    errors.value = stillWrong(errors.value, form)
  })

  function submit(): void {
    if (held()) return
    notice.value = undefined
    quote.repriced.value = false
    if (refuseWrongForm() || !quoteReady()) return
    token.ask()
  }
  function place(paymentToken: string): void {
    const quoted = quoteReady()
    if (refuseWrongForm() || !quoted) {
      token.putBack(paymentToken)
      return
    }
    usedToken = paymentToken
    void placing.place({ quoteId: quoted.quoteId, contact: contactOf(form), delivery: deliveryOf(form), paymentToken })
  }
  function refuseWrongForm(): boolean {
    errors.value = checkForm(form)
    const wrong = Object.keys(errors.value).length > 0
    if (wrong) refusals.value += 1
    return wrong
  }
  function quoteReady() {
    const { value: now } = quote.load
    return now.phase === 'ready' && !now.reloading ? now.value : undefined
  }
  function onSilence(): void {
    notice.value = { kind: 'card-silent' }
    void card.reload()
  }

  function ended(outcome: Exclude<Outcome, { kind: 'unanswered' }>): void {
    switch (outcome.kind) {
      case 'ordered':
        draft.forget()
        ports.ordered(outcome.order)
        return
      case 'rejected':
        notice.value = { kind: 'rejected', rejection: rejectionOf(outcome.order) ?? { kind: 'unknown' } }
        break
      case 'outdated':
        // The card has not been asked for anything yet; its token still holds.
        if (usedToken !== '') token.putBack(usedToken)
        notice.value = { kind: outcome.why }
        break
      case 'nothing-to-buy':
        break
      case 'refused':
        errors.value = refusedFields(outcome.problem.errors)
        if (Object.keys(errors.value).length === 0) notice.value = { kind: 'refused', problem: outcome.problem }
    }
    usedToken = ''
    refusals.value += 1
    // A quote buys once, whatever came of it.
    void quote.reload()
  }

  function resume(): void {
    Object.assign(form, draft.read() ?? {})
    placing.resume()
  }

  const busy = computed(() => token.asking.value || placing.placing.value.phase === 'placing')
  const nothingToBuy = computed(
    () => quote.load.value.phase === 'failed' && emptyCart.has(quote.load.value.problem.code),
  )
  function letGo(): void {
    placing.letGo()
    // What became of the order shows in what is left in the cart.
    void quote.reload()
  }
  return {
    form,
    errors,
    refusals,
    notice,
    quote,
    card,
    busy,
    nothingToBuy,
    placing: placing.placing,
    again: placing.again,
    letGo,
    resume,
    submit,
  }
}
