import type { Order } from '@galleria/contracts/orders'
import type { Locale } from '@galleria/contracts/values'
import { onMounted, type Ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { OrdersApi } from '../api/orders-api.ts'
import { type ChangeProblem, changeProblemOf } from '../model/change-problem.ts'

/** How cancelling goes: not wanted, the shopper is asked whether they mean it, or it is being asked for. */
export type Cancelling =
  | { readonly phase: 'closed' }
  | { readonly phase: 'asking'; readonly problem?: ChangeProblem }
  | { readonly phase: 'sending' }

/** Cancelling one order. */
export interface CancellationViewModel {
  readonly cancelling: Readonly<ShallowRef<Cancelling>>
  /** Asks the shopper whether they mean it. */
  ask(): void
  close(): void
  /** Cancels. Asking twice cancels once, so after a lost answer it may be sent again. */
  send(): Promise<void>
}

/** What changing an order needs of the page around it. */
export interface ChangePorts {
  readonly order: () => Order | undefined
  readonly take: (order: Order) => void
  /** Looks at the order at once, since it is not what the page thought. */
  readonly look: () => void
}

/** Cancels an order, once the shopper has said that they mean it; news of the cancellation that come another way count too. */
export function useCancellation(
  api: OrdersApi,
  locale: Readonly<Ref<Locale>>,
  { order, take, look }: ChangePorts,
): CancellationViewModel {
  const cancelling = shallowRef<Cancelling>({ phase: 'closed' })
  const close = () => {
    cancelling.value = { phase: 'closed' }
  }
  const isUnderWay = () => order()?.changing === 'cancellation' || order()?.status === 'cancelled'

  async function send(): Promise<void> {
    const { orderId } = order() ?? {}
    if (orderId === undefined || cancelling.value.phase !== 'asking') return
    cancelling.value = { phase: 'sending' }
    const answer = await api.cancel(orderId, { locale: locale.value })
    if (answer.ok) {
      take(answer.value)
      return close()
    }
    // Also to those who have closed the question meanwhile, unless the order has shown by itself that it was heard.
    if (!isUnderWay()) cancelling.value = { phase: 'asking', problem: changeProblemOf(answer.problem) }
    look()
  }

  onMounted(() =>
    watch(isUnderWay, (heard) => {
      if (heard) close()
    }),
  )
  return {
    cancelling,
    ask: () => {
      if (order()?.may.cancel) cancelling.value = { phase: 'asking' }
    },
    close,
    send,
  }
}
