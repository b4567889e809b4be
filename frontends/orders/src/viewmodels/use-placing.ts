import type { Order } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import type { PlaceOrder } from '@galleria/contracts/web'
import type { ApiProblem } from '@galleria/ui'
import { type Ref, type ShallowRef, shallowRef } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import { type Attempt, type Outcome, outcomeOf } from '../model/attempt.ts'
import type { Shelf } from '../model/shelf.ts'

/** Where the buying stands. */
export type Placing =
  | { readonly phase: 'idle' }
  | { readonly phase: 'placing' }
  /** Nobody knows whether it was bought; `problem` is missing when the page was loaded anew meanwhile. */
  | { readonly phase: 'unanswered'; readonly problem: ApiProblem | undefined }
  | { readonly phase: 'ordered'; readonly order: Order }

/** How an order is sent off. */
export interface PlacingViewModel {
  readonly placing: Readonly<ShallowRef<Placing>>
  /** Sends a new wish under a new key. Does nothing while another one is open. */
  place(body: PlaceOrder): Promise<void>
  /** Sends the open wish again, under its own key. */
  again(): Promise<void>
  /** Finds the wish that was open when the page was left. */
  resume(): void
  /** Lets go of the open wish; the shopper has made sure that it came to nothing. */
  letGo(): void
}

/**
 * Sends orders off so that each wish buys once: it keeps its key from the first attempt to the final answer, through lost
 * answers, retries and reloads of the page.
 */
export function usePlacing(
  api: OrdersApi,
  locale: Readonly<Ref<Locale>>,
  {
    newKey,
    shelf,
    ended,
  }: {
    readonly newKey: () => string
    readonly shelf: Shelf<Attempt>
    /** Told of every final answer. */
    readonly ended: (outcome: Exclude<Outcome, { kind: 'unanswered' }>) => void
  },
): PlacingViewModel {
  const placing = shallowRef<Placing>({ phase: 'idle' })
  let open: Attempt | undefined

  async function send(attempt: Attempt): Promise<void> {
    open = attempt
    // Before it is sent: from then on it may have bought.
    shelf.keep(attempt)
    placing.value = { phase: 'placing' }
    const outcome = outcomeOf(await api.place(attempt.body, attempt.key, { locale: locale.value }))
    if (outcome.kind === 'unanswered') {
      placing.value = { phase: 'unanswered', problem: outcome.problem }
      return
    }
    close(outcome.kind === 'ordered' ? { phase: 'ordered', order: outcome.order } : { phase: 'idle' })
    ended(outcome)
  }
  function close(after: Placing): void {
    open = undefined
    shelf.forget()
    placing.value = after
  }

  return {
    placing,
    place: async (body) => {
      if (placing.value.phase === 'idle') await send({ key: newKey(), body })
    },
    again: async () => {
      if (placing.value.phase === 'unanswered' && open) await send(open)
    },
    resume: () => {
      open = shelf.read()
      if (open) placing.value = { phase: 'unanswered', problem: undefined }
    },
    letGo: () => {
      if (placing.value.phase === 'unanswered') close({ phase: 'idle' })
    },
  }
}
