import type { Order, RevisedLine } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import { type ComputedRef, computed, onMounted, type Ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import { type ChangeProblem, changeProblemOf } from '../model/change-problem.ts'
import { type Less, lessOf, type Remaining } from '../model/less.ts'
import type { Shelf } from '../model/shelf.ts'
import type { ChangePorts } from './use-cancellation.ts'

/** One wish for less. It keeps its key and its words until the shop has answered, so that it is granted once at most. */
export interface RevisionAttempt {
  readonly orderId: string
  readonly key: string
  readonly lines: readonly RevisedLine[]
  /** The order's version when it was wished for; a later one has the answer in it. */
  readonly version: number
}

/** How taking something out goes. `unanswered`: nobody knows whether it was taken; the same wish is to be sent again. */
export type Revising =
  | { readonly phase: 'closed' }
  | { readonly phase: 'choosing'; readonly problem?: Exclude<ChangeProblem, 'unanswered'> }
  | { readonly phase: 'sending' }
  | { readonly phase: 'unanswered' }

/** Taking pieces out of one order. */
export interface RevisionViewModel {
  readonly revising: Readonly<ShallowRef<Revising>>
  readonly remaining: Readonly<ShallowRef<Remaining>>
  /** What it comes to; undefined while there is no order. */
  readonly less: ComputedRef<Less | undefined>
  open(): void
  /** Lets go of the wish. Does nothing while it is on its way. */
  close(): void
  /** Says how many pieces of a variant shall remain. Does nothing while a wish is on its way. */
  keep(sku: string, quantity: number): void
  /** Sends the wish, or an open one again under its own key. Does nothing when nothing changes or nothing remains. */
  send(): Promise<void>
}

/** Takes pieces out of an order. A wish outlives lost answers and reloads of the page (Idempotency-Key, IETF draft). */
export function useRevision(
  api: OrdersApi,
  locale: Readonly<Ref<Locale>>,
  {
    order,
    take,
    look,
    newKey,
    shelf,
  }: ChangePorts & { readonly newKey: () => string; readonly shelf: Shelf<RevisionAttempt> },
): RevisionViewModel {
  const revising = shallowRef<Revising>({ phase: 'closed' })
  const remaining = shallowRef<Remaining>({})
  const less = computed(() => {
    const now = order()
    return now && lessOf(now, remaining.value)
  })
  let attempt: RevisionAttempt | undefined

  function open(): void {
    if (!order()?.may.revise || revising.value.phase !== 'closed') return
    remaining.value = {}
    revising.value = { phase: 'choosing' }
  }
  function close(): void {
    attempt = undefined
    shelf.forget()
    revising.value = { phase: 'closed' }
  }

  async function send(): Promise<void> {
    const wish = revising.value.phase === 'unanswered' ? attempt : newWish()
    if (!wish) return
    attempt = wish
    // Before it is sent: from then on it may have been taken.
    shelf.keep(wish)
    const mine: Revising = { phase: 'sending' }
    revising.value = mine
    const answer = await api.revise(wish.orderId, { lines: [...wish.lines] }, wish.key, { locale: locale.value })
    if (answer.ok) take(answer.value)
    if (revising.value !== mine) return
    if (answer.ok) return close()
    const problem = changeProblemOf(answer.problem)
    if (problem === 'unanswered') {
      revising.value = { phase: 'unanswered' }
    } else {
      close()
      revising.value = { phase: 'choosing', problem }
    }
    look()
  }
  function newWish(): RevisionAttempt | undefined {
    const now = order()
    if (revising.value.phase !== 'choosing' || !now || !less.value) return undefined
    const { lines, isNothing } = less.value
    return lines.length === 0 || isNothing
      ? undefined
      : { orderId: now.orderId, key: newKey(), lines, version: now.version }
  }

  /** A wish that was on its way when the page was loaded anew is open again, unless the order knows of it already. */
  function resume(now: Order): void {
    revising.value = { phase: 'closed' }
    const kept = shelf.read()
    if (kept?.orderId !== now.orderId) return
    if (kept.version < now.version) {
      shelf.forget()
      return
    }
    attempt = kept
    remaining.value = Object.fromEntries(kept.lines.map(({ sku, quantity }) => [sku, quantity]))
    revising.value = { phase: 'unanswered' }
  }
  function onNews(now: Order | undefined, before: Order | undefined): void {
    if (now && now.orderId !== before?.orderId) resume(now)
    // Whatever has happened since, the wish was made for an order that is no more.
    else if (now && revising.value.phase !== 'closed' && now.version !== before?.version) close()
  }
  onMounted(() => watch(order, onNews, { immediate: true }))

  return {
    revising,
    remaining,
    less,
    open,
    close: () => {
      if (revising.value.phase !== 'sending') close()
    },
    keep: (sku, quantity) => {
      if (revising.value.phase === 'choosing') remaining.value = { ...remaining.value, [sku]: quantity }
    },
    send,
  }
}
