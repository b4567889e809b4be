import type { Order } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import type { Session } from '@galleria/contracts/web'
import { type ApiProblem, isSignedOut } from '@galleria/ui'
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
import {
  type CheckoutForm,
  contactOf,
  deliveryOf,
  emptyForm,
  type FieldErrors,
  filledFor,
} from '../model/checkout-form.ts'
import { type Rejection, rejectionOf } from '../model/rejection.ts'
import type { Shelf } from '../model/shelf.ts'
import type { Timers } from './timers.ts'
import { type CardFieldViewModel, type TellFrame, useCardField } from './use-card-field.ts'
import { useCardToken } from './use-card-token.ts'
import { type DeliveryViewModel, useDelivery } from './use-delivery.ts'
import { type PlacingViewModel, usePlacing } from './use-placing.ts'

/** What the checkout has to say about the last attempt. */
export type CheckoutNotice =
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'quote-expired' }
  | { readonly kind: 'cart-changed' }
  | { readonly kind: 'card-silent' }
  /** It is not known any more who buys. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly problem: ApiProblem }

/** The checkout's state and commands. */
export interface CheckoutViewModel
  extends Pick<PlacingViewModel, 'placing' | 'again' | 'letGo'>,
    Omit<DeliveryViewModel, 'refused'> {
  readonly form: Reactive<CheckoutForm>
  readonly errors: ComputedRef<FieldErrors>
  /** What of it the shopper was told of when the button was pressed. */
  readonly summed: Readonly<ShallowRef<FieldErrors>>
  /** Grows each time the shopper is to be shown what is wrong. */
  readonly refusals: Readonly<Ref<number>>
  readonly notice: Readonly<ShallowRef<CheckoutNotice | undefined>>
  readonly card: CardFieldViewModel
  /** Whether the order is being sent off, so that nothing may be changed and no button pressed again. */
  readonly busy: ComputedRef<boolean>
  /** There is nothing in the cart to buy. */
  readonly nothingToBuy: ComputedRef<boolean>
  /** Takes up what was typed, and what was left open, before the page was loaded anew, and who is signed in; once mounted. */
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
  /** Who is signed in, as far as it is known. */
  readonly session: Readonly<Ref<Session | undefined>>
  /** The order is placed: confirmed, or still being settled. */
  readonly ordered: (order: Order) => void
}

const emptyCart = new Set(['cart-empty', 'cart-expired'])

/** The checkout: a form, a price that holds, a card field that is not ours, and one order out of it. */
export function useCheckout(api: OrdersApi, locale: Readonly<Ref<Locale>>, ports: CheckoutPorts): CheckoutViewModel {
  const { timers, draft, session } = ports
  const form = reactive(emptyForm())
  const found = shallowRef<FieldErrors>({})
  const refusals = ref(0)
  const notice = shallowRef<CheckoutNotice>()
  let usedToken = ''

  const placing = usePlacing(api, locale, { newKey: ports.newKey, shelf: ports.attempts, ended })
  const token = useCardToken({ timers, submit: () => card.submit(), taken: place, silent: onSilence })
  const held = () => placing.placing.value.phase !== 'idle' || token.asking.value
  const card = useCardField(api, locale, { timers, held, tellFrame: ports.tellFrame, heard: token.hear })
  const { refused, ...delivery } = useDelivery(api, form, locale, { timers, held })
  const { quote, pricing } = delivery
  const errors = computed<FieldErrors>(() => ({ ...found.value, ...refused.value }))
  watch(card.load, token.drop)
  watch(form, () => {
    draft.keep({ ...form })
    found.value = stillWrong(found.value, form)
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
    const service = quoted.delivery.kind === 'home' ? quoted.delivery.service : undefined
    void placing.place({
      quoteId: quoted.quoteId,
      contact: contactOf(form),
      delivery: deliveryOf(form, service),
      paymentToken,
    })
  }
  function refuseWrongForm(): boolean {
    found.value = { ...checkForm(form), ...refused.value }
    const wrong = Object.keys(found.value).length > 0
    if (wrong) refusals.value += 1
    return wrong
  }
  function quoteReady() {
    const { value: now } = quote.load
    return now.phase === 'ready' && !pricing.value ? now.value : undefined
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
        found.value = refusedFields(outcome.problem.errors)
        if (isSignedOut(outcome.problem)) notice.value = { kind: 'signed-out' }
        else if (Object.keys(found.value).length === 0) notice.value = { kind: 'refused', problem: outcome.problem }
    }
    usedToken = ''
    refusals.value += 1
    // A quote buys once, whatever came of it.
    void quote.reload()
  }

  function resume(): void {
    Object.assign(form, draft.read() ?? {})
    watch(session, fillIn, { immediate: true })
    placing.resume()
  }
  function fillIn(reader: Session | undefined): void {
    if (reader?.signedIn) Object.assign(form, filledFor(form, reader))
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
    summed: found,
    refusals,
    notice,
    ...delivery,
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
