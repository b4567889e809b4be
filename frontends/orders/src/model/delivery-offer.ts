import type { DeliveryChoice, Quote } from '@galleria/contracts/orders'
import type { DeliveryOption, DeliveryService } from '@galleria/contracts/shipping'
import type { Money } from '@galleria/contracts/values'
import type { ApiProblem, Load } from '@galleria/ui'
import { isSameDestination } from './delivery-choice.ts'

/** What can be said of how something is brought. */
export type DeliveryOffer =
  /** Nobody has said where to yet. */
  | { readonly state: 'unasked' }
  | { readonly state: 'asking' }
  /** The carriers' ways; `asking` while the price of another one is being asked for. */
  | {
      readonly state: 'offered'
      readonly options: readonly DeliveryOption[]
      readonly chosen: DeliveryService
      readonly asking: boolean
    }
  /** Nobody knows the carriers' prices. */
  | { readonly state: 'flat'; readonly price: Money }
  | { readonly state: 'unserved' }
  | { readonly state: 'too-heavy' }
  /** There is no price at all. */
  | { readonly state: 'unknown' }

/** Reads the offer out of the price. `isTyping`: the destination is not asked about yet. */
export function offerOf(load: Load<Quote>, choice: DeliveryChoice, isTyping: boolean): DeliveryOffer {
  if (isTyping) return { state: 'asking' }
  if (choice.kind !== 'home' || !choice.destination) return { state: 'unasked' }
  if (load.phase === 'loading') return { state: 'asking' }
  if (load.phase === 'failed') return refusedOffer(load.problem)
  const { delivery, options, shipping } = load.value
  if (delivery.kind !== 'home' || !isSameDestination(delivery, choice)) return { state: 'asking' }
  const chosen = choice.service ?? delivery.service
  if (options && chosen) return { state: 'offered', options, chosen, asking: load.reloading }
  return { state: 'flat', price: shipping }
}

function refusedOffer({ code }: ApiProblem): DeliveryOffer {
  if (code === 'destination-unserved') return { state: 'unserved' }
  return { state: code === 'delivery-too-heavy' ? 'too-heavy' : 'unknown' }
}

/** Whether a price was refused because the way that was chosen is not offered there, or not just now. */
export function isServiceRefused(load: Load<Quote>): boolean {
  return load.phase === 'failed' && load.problem.errors?.some(({ field }) => field === 'delivery.service') === true
}
