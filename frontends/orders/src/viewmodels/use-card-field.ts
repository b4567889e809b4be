import type { Locale } from '@galleria/contracts/values'
import type { PaymentField } from '@galleria/contracts/web'
import { type Load, useLoad } from '@galleria/ui'
import { onBeforeUnmount, onMounted, type Ref, ref, type ShallowRef, watch } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import { type CardMessage, readCardMessage, type Said } from '../model/card-message.ts'
import type { Timers } from './timers.ts'
import { type FirstWordViewModel, useFirstWord } from './use-first-word.ts'

/** The payment provider's card field in its frame. No card data passes through here: a token comes out, and that is all. */
export interface CardFieldViewModel {
  readonly load: Readonly<ShallowRef<Load<PaymentField>>>
  /** Opens a new field. */
  reload(): Promise<void>
  /** Whether the field is there, or nothing has come of it. */
  readonly word: FirstWordViewModel['word']
  /** The height that the field asks for, in CSS pixels. */
  readonly height: Ref<number | undefined>
  /** Why the field gave no token, in its own words. */
  readonly error: Ref<string | undefined>
  /** Takes what was said to the window; anything not from the field itself is passed over. */
  hear(said: Said): void
  /** Asks the field for a token. */
  submit(): void
}

/** What the frame can be told; `origin` is the only one that may read it. */
export type TellFrame = (message: { readonly type: 'psp:submit' }, origin: string) => void

/** Fields are opened anew this long before they expire, lest a card be typed in for nothing. */
const earlyMs = 60_000
const leastMs = 30_000

/** Opens the card field, and a new one when it gets too old, unless `held` says that it is being used. */
export function useCardField(
  api: OrdersApi,
  locale: Readonly<Ref<Locale>>,
  {
    timers,
    held,
    tellFrame,
    heard,
  }: {
    readonly timers: Timers
    readonly held: () => boolean
    readonly tellFrame: TellFrame
    readonly heard: (message: CardMessage) => void
  },
): CardFieldViewModel {
  const { load, reload } = useLoad('payment-field', (signal) => api.paymentField({ locale: locale.value, signal }))
  const height = ref<number>()
  const error = ref<string>()
  const first = useFirstWord(timers, () => void reload())
  let stop: (() => void) | undefined

  function renewIn(ms: number): void {
    stop?.()
    stop = timers.after(Math.max(leastMs, ms), () => (held() ? renewIn(leastMs) : void reload()))
  }
  function look(): void {
    if (load.value.phase !== 'ready' || load.value.reloading) return
    error.value = undefined
    first.opened()
    renewIn(Date.parse(load.value.value.expiresAt) - earlyMs - timers.now())
  }
  watch(load, look)
  onMounted(look)
  onBeforeUnmount(() => {
    stop?.()
    first.leave()
  })

  const origin = () => (load.value.phase === 'ready' ? load.value.value.origin : undefined)

  function hear(said: Said): void {
    const from = origin()
    const message = from === undefined ? undefined : readCardMessage(said, from)
    if (message === undefined) return
    first.heard()
    if (message.type === 'psp:resize') height.value = message.height
    else error.value = message.type === 'psp:state' ? message.error : undefined
    heard(message)
  }
  function submit(): void {
    const to = origin()
    if (to !== undefined) tellFrame({ type: 'psp:submit' }, to)
  }
  return { load, reload, word: first.word, height, error, hear, submit }
}
